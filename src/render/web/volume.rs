//! What a page knows of the disc it lies on: `assets/volume.js`, the one file that tells the discs of a set apart.

use crate::base::json;
use serde::Serialize;
use std::collections::BTreeMap;

/// Where it lies in a bundle.
pub const PATH: &str = "assets/volume.js";

/// One disc or stick of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Volume {
    /// Which one it is, from 1.
    pub number: u32,
    /// Of how many; 1 for a bundle that is whole.
    pub of: u32,
    /// What computers call it; empty for a folder.
    pub label: String,
    /// Of each medium that is not here (its path in the bundle), the number of the disc that has it.
    pub elsewhere: BTreeMap<String, u32>,
}

impl Default for Volume {
    /// A bundle that has everything.
    fn default() -> Volume {
        Volume { number: 1, of: 1, label: String::new(), elsewhere: BTreeMap::new() }
    }
}

impl Volume {
    /// The script.
    pub fn script(&self) -> String {
        format!("window.coursepackVolume={};\n", json::script(self))
    }
}

#[cfg(test)]
mod tests {
    use super::Volume;

    #[test]
    fn a_disc_says_which_disc_has_a_film() {
        let whole = r#"window.coursepackVolume={"number":1,"of":1,"label":"","elsewhere":{}};"#;
        assert_eq!(Volume::default().script().trim_end(), whole);
        let first = Volume {
            of: 3,
            label: "</script>".to_owned(),
            elsewhere: [("media/film07.mp4".to_owned(), 2)].into(),
            ..Volume::default()
        };
        let script = first.script();
        assert!(
            script.contains(r#""label":"\u003c/script>","elsewhere":{"media/film07.mp4":2}"#),
            "{script}"
        );
    }
}

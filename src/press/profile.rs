//! Door of `moxcms`: the ICC profile of a shop's press, which says how its inks look on its paper (ISO 15076-1).

use super::pdf::{Stream, dictionary};
use moxcms::Transform8BitExecutor as Conversion;
use moxcms::{ColorProfile, DataColorSpace, Layout, ProfileClass, ProfileText, TransformOptions};
use std::fmt;
use std::sync::Arc;

/// The profile of a press with four inks.
#[derive(Clone)]
pub struct Profile {
    /// The file, packed once for all the files that it goes into.
    stream: Arc<Stream>,
    name: String,
    conversion: Arc<Conversion>,
}

/// Why a file is no such profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is no ICC profile, or damaged.
    Unreadable,
    /// It is one, but of a screen, a camera or of other inks than cyan, magenta, yellow and black.
    OtherDevice,
}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// It is none, or not of a press with four inks.
    pub fn read(bytes: &[u8]) -> Result<Profile, Unfit> {
        let profile = ColorProfile::new_from_slice(bytes).map_err(|_| Unfit::Unreadable)?;
        if profile.profile_class != ProfileClass::OutputDevice || profile.color_space != DataColorSpace::Cmyk
        {
            return Err(Unfit::OtherDevice);
        }
        // Four channels are cyan, magenta, yellow and black here.
        let conversion = ColorProfile::new_srgb()
            .create_transform_8bit(Layout::Rgb, &profile, Layout::Rgba, TransformOptions::default())
            .map_err(|_| Unfit::Unreadable)?;
        let name = profile.description.as_ref().map(text).unwrap_or_default();
        let name = if name.is_empty() { "CMYK".to_owned() } else { name };
        let mut stream = Stream::new(dictionary! { "N" => 4 }, bytes.to_vec());
        // What cannot be compressed stays as it is.
        let _ = stream.compress();
        Ok(Profile { stream: stream.into(), name, conversion })
    }

    /// What it calls itself: `Coated FOGRA39 (ISO 12647-2:2004)`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file, as it stands in a PDF (ISO 32000-1, 8.6.5.5).
    pub(super) fn stream(&self) -> Stream {
        self.stream.as_ref().clone()
    }

    /// Inks (cyan, magenta, yellow, black; 255 is solid) that look like these pixels of sRGB, perceptually.
    pub fn inks(&self, rgb: &[u8]) -> Vec<u8> {
        let mut inks = vec![0; rgb.len() / 3 * 4];
        let whole = &rgb[..rgb.len() / 3 * 3];
        // The lengths agree, which is all that can be wrong.
        let done = self.conversion.transform(whole, &mut inks);
        debug_assert!(done.is_ok());
        inks
    }
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Profile({})", self.name)
    }
}

fn text(text: &ProfileText) -> String {
    let text = match text {
        ProfileText::PlainString(text) => text.as_str(),
        ProfileText::Localizable(all) => all.first().map(|one| one.value.as_str()).unwrap_or_default(),
        ProfileText::Description(text) => text.ascii_string.as_str(),
    };
    text.trim_matches(|c: char| c.is_control() || c.is_whitespace()).to_owned()
}

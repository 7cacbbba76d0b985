//! Stand-ins until the renderers land.

#[allow(missing_docs)]
pub mod pdf {
    use crate::diag::Diagnostic;
    use crate::render::{template::Templates, theme::Theme, view::PdfTask};
    pub struct Press;
    impl Press {
        pub fn new(_: &Theme) -> Press {
            Press
        }
        pub fn print(&self, _: &PdfTask, _: &Templates) -> (Vec<u8>, Vec<Diagnostic>) {
            (Vec::new(), Vec::new())
        }
    }
}
#[allow(missing_docs)]
pub mod web {
    use crate::diag::Diagnostic;
    use crate::render::{plan::Plan, template::Templates, view::PageTask};
    pub fn page(_: &PageTask, _: &Templates) -> (String, Vec<Diagnostic>) {
        (String::new(), Vec::new())
    }
    pub fn captions(_: &[u8]) -> Vec<u8> {
        Vec::new()
    }
    pub fn shared(_: &Plan, _: &Templates) -> (Vec<(String, Vec<u8>)>, Vec<Diagnostic>) {
        (Vec::new(), Vec::new())
    }
}
#[allow(missing_docs)]
pub mod typ {
    use crate::render::template::TypstRules;
    pub fn rules() -> TypstRules {
        TypstRules { markup: |s, o| o.write_all(s.as_bytes()), string: |s| s.to_owned() }
    }
}

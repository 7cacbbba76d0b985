//! Skits: who plays, what is needed, and a line of a table for each that is said.

use super::Writer;
use crate::syntax::skit::Skit;

impl Writer<'_> {
    pub(super) fn skit(&mut self, skit: &Skit) {
        let words = self.setting.words;
        self.out.push_str("<dl class=\"facts-of-skit\">\n");
        if !skit.cast.is_empty() {
            self.push(format_args!("<dt>{}</dt><dd>", words.cast));
            for (at, (name, told)) in skit.cast.iter().enumerate() {
                self.out.push_str(if at > 0 { words.comma } else { "" });
                self.out.push_str("<b>");
                self.words(name);
                self.out.push_str("</b>");
                if !told.is_empty() {
                    self.out.push('（');
                    self.words(told);
                    self.out.push('）');
                }
            }
            self.out.push_str("</dd>\n");
        }
        if !skit.props.is_empty() {
            self.push(format_args!("<dt>{}</dt><dd>", words.props));
            self.words(&skit.props.join(words.comma));
            self.out.push_str("</dd>\n");
        }
        if !skit.scene.is_empty() {
            self.push(format_args!("<dt>{}</dt><dd>", words.scene));
            self.inlines(&skit.scene);
            self.out.push_str("</dd>\n");
        }
        self.out.push_str("</dl>\n");
        // A slide has none.
        if skit.lines.is_empty() {
            return;
        }
        self.out.push_str("<ul class=\"said\">\n");
        for line in &skit.lines {
            if line.role.is_empty() {
                self.out.push_str("<li class=\"cue\"><span>");
            } else {
                self.out.push_str("<li><b>");
                self.words(&line.role);
                self.out.push_str("</b><span>");
            }
            self.inlines(&line.text);
            self.out.push_str("</span></li>\n");
        }
        self.out.push_str("</ul>\n");
    }
}

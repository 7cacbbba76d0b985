//! Skits: in the text of a lesson, and on sheets for those who play them.

use super::Writer;
use crate::syntax::callouts::Callout;

impl<'a> Writer<'a> {
    /// Calls `function` of the theme with what is played.
    pub(crate) fn skit(&mut self, callout: &'a Callout, function: &str) {
        let Some(skit) = &callout.skit else { return };
        self.push(&format!("#{function}("));
        self.named("title", &callout.title);
        if let Some(minutes) = callout.attributes.minutes {
            self.push(&format!("minutes: {minutes}, "));
        }
        self.push("cast: (");
        for (name, told) in &skit.cast {
            self.push("(");
            self.string(name);
            self.push(", ");
            self.string(told);
            self.push("), ");
        }
        self.push("), props: (");
        for thing in &skit.props {
            self.string(thing);
            self.push(", ");
        }
        self.push("), ");
        self.named("scene", &skit.scene);
        self.push("lines: (");
        for line in &skit.lines {
            self.push("(");
            self.string(&line.role);
            self.push(", ");
            self.content(|writer| writer.inlines(&line.text));
            self.push("), ");
        }
        self.push("))[");
        self.inside(|writer| writer.blocks(&callout.blocks));
        self.push("];\n");
    }
}

//! 剧本: a skit for those who play it, a column of roles beside a column of lines.

use crate::base::snapshot::SourceFile;
use crate::render::typ::anchors::Anchors;
use crate::render::typ::{Setting, Typst, Writer};
use crate::syntax::callouts::Callout;
use serde::Serialize;
use std::sync::Arc;

/// The sheets of one skit.
#[derive(Clone, Debug, PartialEq, Hash, Serialize)]
pub struct Script {
    /// Its title.
    pub title: String,
    /// The lesson that it belongs to.
    pub lesson: String,
    /// Which of the lesson's skits it is, from 1.
    pub number: usize,
    /// What is played.
    #[serde(skip)]
    pub skit: Callout,
    /// The page of the lesson: the first half of labels.
    #[serde(skip)]
    pub url: String,
    /// The lesson's file.
    #[serde(skip)]
    pub source: Arc<SourceFile>,
}

impl Script {
    pub(super) fn texts(&self) -> Vec<Typst> {
        let anchors = Anchors::default();
        let setting = Setting { trainer: false, anchors: &anchors, above: 1 };
        let mut writer = Writer::new(setting, &self.url, &[], &self.source);
        writer.define("body", |writer| writer.skit(&self.skit, "acting"));
        vec![writer.finish()]
    }
}

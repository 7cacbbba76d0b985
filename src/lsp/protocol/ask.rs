//! What clients say.

use super::super::positions::{Position, Range};
use super::super::wire::Said;
use super::{position, range, types};
use crate::diag::Lang;
use types::notification::{self as n, Notification};
use types::request::{self as r, Request};

/// A place that is asked about.
#[derive(Clone, Debug)]
pub(in crate::lsp) struct Spot {
    /// The file's address.
    pub uri: String,
    /// Where in it.
    pub at: Position,
}

/// A question.
#[derive(Clone, Debug)]
pub(in crate::lsp) enum Ask {
    /// What may be written here?
    Complete(Spot),
    /// What is this?
    Hover(Spot),
    /// Where is it made?
    Definition(Spot),
    /// Where is it named?
    References(Spot),
    /// What is in this file?
    Symbols(String),
    /// What can be mended here?
    Actions {
        /// The file's address.
        uri: String,
        /// Where in it.
        range: Range,
        /// Only fixes of single findings, only those of whole files; nothing: both.
        only: Option<(bool, bool)>,
    },
    /// Can this be renamed?
    PrepareRename(Spot),
    /// Give it this name.
    Rename(Spot, String),
    /// Files get other names: what else must change?
    FilesRenamed(Vec<(String, String)>),
}

impl Ask {
    /// Whether an answer from a project that has changed since would do harm.
    pub fn needs_the_latest(&self) -> bool {
        matches!(
            self,
            Ask::Actions { .. }
                | Ask::References(_)
                | Ask::PrepareRename(_)
                | Ask::Rename(..)
                | Ask::FilesRenamed(_)
        )
    }

    /// A file that it is about.
    pub fn uri(&self) -> Option<&str> {
        match self {
            Ask::Complete(spot)
            | Ask::Hover(spot)
            | Ask::Definition(spot)
            | Ask::References(spot)
            | Ask::PrepareRename(spot)
            | Ask::Rename(spot, _) => Some(&spot.uri),
            Ask::Symbols(uri) | Ask::Actions { uri, .. } => Some(uri),
            Ask::FilesRenamed(files) => files.first().map(|(old, _)| old.as_str()),
        }
    }
}

/// Something that needs no answer.
#[derive(Clone, Debug)]
pub(in crate::lsp) enum Told {
    /// The client is ready.
    Ready,
    /// A file is shown.
    Opened { uri: String, version: i32, text: String },
    /// It was written in: other text for a range, or for all of it.
    Changed { uri: String, version: i32, edits: Vec<(Option<Range>, String)> },
    /// It is no longer shown.
    Closed(String),
    /// Files changed on the disk.
    Disk,
    /// A request is given up.
    GivenUp(String),
    /// The end.
    Exit,
    /// Nothing for us.
    Other,
}

/// What the client is able to do.
#[derive(Clone, Debug, Default)]
pub(in crate::lsp) struct Client {
    /// The addresses of the folders that it shows.
    pub folders: Vec<String>,
    /// Edits may name the version of a file that they are made for.
    pub versions: bool,
    /// It renames files.
    pub renames: bool,
    /// Words that are offered may have places to fill in.
    pub snippets: bool,
    /// It can be asked to watch the disk.
    pub watches: bool,
    /// The language that it shows itself in, if it is one of ours.
    pub lang: Option<Lang>,
}

/// What the client says of itself.
pub(in crate::lsp) fn client(said: Said) -> Option<Client> {
    let params: types::InitializeParams = said.read()?;
    let mut folders: Vec<String> = Vec::new();
    folders
        .extend(params.workspace_folders.into_iter().flatten().map(|folder| folder.uri.as_str().to_owned()));
    #[allow(deprecated, reason = "clients that know no folders of a workspace still name its root")]
    if let (true, Some(root)) = (folders.is_empty(), params.root_uri) {
        folders.push(root.as_str().to_owned());
    }
    let workspace = params.capabilities.workspace.unwrap_or_default();
    let edit = workspace.workspace_edit.unwrap_or_default();
    let operations = edit.resource_operations.unwrap_or_default();
    let completion = params.capabilities.text_document.and_then(|text| text.completion).unwrap_or_default();
    let watching = workspace.did_change_watched_files.unwrap_or_default();
    Some(Client {
        folders,
        versions: edit.document_changes == Some(true),
        renames: edit.document_changes == Some(true)
            && operations.contains(&types::ResourceOperationKind::Rename),
        snippets: completion.completion_item.and_then(|item| item.snippet_support) == Some(true),
        watches: watching.dynamic_registration == Some(true),
        lang: match params.locale.as_deref().and_then(|locale| locale.get(..2)) {
            Some("zh") => Some(Lang::Zh),
            Some("en") => Some(Lang::En),
            _ => None,
        },
    })
}

/// What is asked; nothing where it is no question that is known.
pub(in crate::lsp) fn ask(said: Said) -> Option<Ask> {
    let spot = |at: types::TextDocumentPositionParams| Spot {
        uri: at.text_document.uri.as_str().to_owned(),
        at: position(at.position),
    };
    Some(match said.method.as_str() {
        r::Completion::METHOD => {
            Ask::Complete(spot(said.read::<types::CompletionParams>()?.text_document_position))
        }
        r::HoverRequest::METHOD => {
            Ask::Hover(spot(said.read::<types::HoverParams>()?.text_document_position_params))
        }
        r::GotoDefinition::METHOD => {
            Ask::Definition(spot(said.read::<types::GotoDefinitionParams>()?.text_document_position_params))
        }
        r::References::METHOD => {
            Ask::References(spot(said.read::<types::ReferenceParams>()?.text_document_position))
        }
        r::DocumentSymbolRequest::METHOD => {
            Ask::Symbols(said.read::<types::DocumentSymbolParams>()?.text_document.uri.as_str().to_owned())
        }
        r::CodeActionRequest::METHOD => {
            let params: types::CodeActionParams = said.read()?;
            let only = params.context.only.map(|only| {
                let has = |prefix: &str| only.iter().any(|kind| is_below(prefix, kind.as_str()));
                (has("quickfix"), has(super::answer::FIX_ALL))
            });
            Ask::Actions {
                uri: params.text_document.uri.as_str().to_owned(),
                range: range(params.range),
                only,
            }
        }
        r::PrepareRenameRequest::METHOD => {
            Ask::PrepareRename(spot(said.read::<types::TextDocumentPositionParams>()?))
        }
        r::Rename::METHOD => {
            let params: types::RenameParams = said.read()?;
            Ask::Rename(spot(params.text_document_position), params.new_name)
        }
        r::WillRenameFiles::METHOD => {
            let files = said.read::<types::RenameFilesParams>()?.files.into_iter();
            Ask::FilesRenamed(files.map(|file| (file.old_uri, file.new_uri)).collect())
        }
        _ => return None,
    })
}

/// Whether a client that asks for `wanted` gets what is `ours`: `source` stands for `source.fixAll`, too.
fn is_below(ours: &str, wanted: &str) -> bool {
    ours.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What the client tells.
pub(in crate::lsp) fn told(said: Said) -> Told {
    read(said).unwrap_or(Told::Other)
}

fn read(said: Said) -> Option<Told> {
    Some(match said.method.as_str() {
        n::Initialized::METHOD => Told::Ready,
        n::DidOpenTextDocument::METHOD => {
            let document = said.read::<types::DidOpenTextDocumentParams>()?.text_document;
            Told::Opened {
                uri: document.uri.as_str().to_owned(),
                version: document.version,
                text: document.text,
            }
        }
        n::DidChangeTextDocument::METHOD => {
            let params: types::DidChangeTextDocumentParams = said.read()?;
            let edits = params.content_changes.into_iter();
            Told::Changed {
                uri: params.text_document.uri.as_str().to_owned(),
                version: params.text_document.version,
                edits: edits.map(|edit| (edit.range.map(range), edit.text)).collect(),
            }
        }
        n::DidCloseTextDocument::METHOD => Told::Closed(
            said.read::<types::DidCloseTextDocumentParams>()?.text_document.uri.as_str().to_owned(),
        ),
        n::DidSaveTextDocument::METHOD
        | n::DidChangeWatchedFiles::METHOD
        | n::DidRenameFiles::METHOD
        | n::DidCreateFiles::METHOD
        | n::DidDeleteFiles::METHOD => Told::Disk,
        n::Cancel::METHOD => Told::GivenUp(match said.read::<types::CancelParams>()?.id {
            types::NumberOrString::Number(number) => number.to_string(),
            types::NumberOrString::String(text) => format!("{text:?}"),
        }),
        n::Exit::METHOD => Told::Exit,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn kinds_of_actions_are_trees() {
        assert!(is_below("source.fixAll.coursepack", "source"));
        assert!(is_below("source.fixAll.coursepack", "source.fixAll"));
        assert!(is_below("quickfix", "quickfix"));
        assert!(!is_below("quickfix", "quick") && !is_below("quickfix", "source"));
    }
}

//! What clients are told.

use super::super::positions::{Position, Range};
use super::{Action, Change, Client, FileEdits, Offer, Place, Problem, Sort, Symbol, types};
use crate::diag::Severity;
use serde::Serialize;
use std::str::FromStr;
use types::notification::{self as n, Notification};
use types::request::{self as r, Request};
use types::{
    CodeActionKind, CompletionItemKind, CompletionTextEdit, DiagnosticSeverity, DocumentChangeOperation,
    DocumentChanges, Documentation, InsertTextFormat, MarkupContent, MarkupKind, NumberOrString, OneOf,
    ResourceOp, SymbolKind, Uri,
};

/// The kind of an action that mends all that can be mended in a file.
pub(super) const FIX_ALL: &str = "source.fixAll.coursepack";

/// How findings are signed.
const SOURCE: &str = "coursepack";

/// What is said of a file's findings.
pub(in crate::lsp) const PROBLEMS: &str = n::PublishDiagnostics::METHOD;

/// What is said to whoever reads the log.
pub(in crate::lsp) const LOG: &str = n::LogMessage::METHOD;

/// What asks the client to watch files.
pub(in crate::lsp) const REGISTER: &str = r::RegisterCapability::METHOD;

/// What this program is able to do.
pub(in crate::lsp) fn abilities() -> impl Serialize {
    let sync = types::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(types::TextDocumentSyncKind::INCREMENTAL),
        save: Some(types::TextDocumentSyncSaveOptions::Supported(true)),
        ..types::TextDocumentSyncOptions::default()
    };
    let marks = ["[", "!", "{", "=", "《", "第", ":", " ", "/", "(", "#", "、", ",", "-"];
    let actions = types::CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::new(FIX_ALL)]),
        ..types::CodeActionOptions::default()
    };
    let rename =
        types::RenameOptions { prepare_provider: Some(true), work_done_progress_options: Default::default() };
    let content = types::FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: types::FileOperationPattern {
            glob: "**/content/**".to_owned(),
            ..types::FileOperationPattern::default()
        },
    };
    let files = types::WorkspaceFileOperationsServerCapabilities {
        will_rename: Some(types::FileOperationRegistrationOptions { filters: vec![content] }),
        ..types::WorkspaceFileOperationsServerCapabilities::default()
    };
    let capabilities = types::ServerCapabilities {
        position_encoding: Some(types::PositionEncodingKind::UTF16),
        text_document_sync: Some(types::TextDocumentSyncCapability::Options(sync)),
        completion_provider: Some(types::CompletionOptions {
            trigger_characters: Some(marks.map(str::to_owned).to_vec()),
            ..types::CompletionOptions::default()
        }),
        hover_provider: Some(types::HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(types::CodeActionProviderCapability::Options(actions)),
        rename_provider: Some(OneOf::Right(rename)),
        workspace: Some(types::WorkspaceServerCapabilities {
            workspace_folders: None,
            file_operations: Some(files),
        }),
        ..types::ServerCapabilities::default()
    };
    types::InitializeResult {
        capabilities,
        server_info: Some(types::ServerInfo {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    }
}

/// Which files are to be watched.
pub(in crate::lsp) fn watching() -> impl Serialize {
    #[derive(Serialize)]
    struct Registrations {
        registrations: [Registration; 1],
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Registration {
        id: &'static str,
        method: &'static str,
        register_options: types::DidChangeWatchedFilesRegistrationOptions,
    }
    let watchers = ["**/content/**", "**/themes/**"].map(|glob| types::FileSystemWatcher {
        glob_pattern: types::GlobPattern::String(glob.to_owned()),
        kind: None,
    });
    let register_options = types::DidChangeWatchedFilesRegistrationOptions { watchers: watchers.to_vec() };
    let method = n::DidChangeWatchedFiles::METHOD;
    Registrations { registrations: [Registration { id: "coursepack-files", method, register_options }] }
}

/// Words for the log.
pub(in crate::lsp) fn log(message: String) -> impl Serialize {
    types::LogMessageParams { typ: types::MessageType::ERROR, message }
}

/// All findings of one file; nothing where its address is none.
pub(in crate::lsp) fn problems(
    file: &str,
    version: Option<i32>,
    problems: &[Problem],
) -> Option<impl Serialize + use<>> {
    let diagnostics = problems.iter().map(problem).collect();
    Some(types::PublishDiagnosticsParams { uri: uri(file)?, diagnostics, version })
}

fn problem(problem: &Problem) -> types::Diagnostic {
    let related = problem.related.iter().filter_map(|(place, message)| {
        Some(types::DiagnosticRelatedInformation { location: location(place)?, message: message.clone() })
    });
    let related: Vec<_> = related.collect();
    types::Diagnostic {
        range: range(problem.range),
        severity: Some(match problem.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
        }),
        code: Some(NumberOrString::String(problem.code.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: problem.message.clone(),
        related_information: (!related.is_empty()).then_some(related),
        ..types::Diagnostic::default()
    }
}

/// Words that may be written; `all`: there are no others.
pub(in crate::lsp) fn offers(offers: Vec<Offer>, all: bool, client: &Client) -> impl Serialize + use<> {
    let snippets = client.snippets;
    let items = offers.into_iter().zip(0..).map(|(offer, order)| item(offer, order, snippets)).collect();
    types::CompletionList { is_incomplete: !all, items }
}

fn item(offer: Offer, order: u32, snippets: bool) -> types::CompletionItem {
    let snippet = offer.snippet && snippets;
    let new_text = match offer.snippet && !snippets {
        true => without_places(&offer.text),
        false => offer.text,
    };
    let told = |text: String| (!text.is_empty()).then_some(text);
    types::CompletionItem {
        kind: Some(match offer.sort {
            Sort::Field => CompletionItemKind::PROPERTY,
            Sort::Value => CompletionItemKind::ENUM_MEMBER,
            Sort::Block => CompletionItemKind::SNIPPET,
            Sort::Id => CompletionItemKind::REFERENCE,
            Sort::Law => CompletionItemKind::CLASS,
            Sort::File => CompletionItemKind::FILE,
        }),
        detail: told(offer.detail),
        documentation: told(offer.about).map(|about| Documentation::MarkupContent(markdown(about))),
        // They are listed in the order in which they are told.
        sort_text: Some(format!("{order:05}")),
        filter_text: told(offer.sounds).map(|sounds| format!("{} {sounds}", offer.label)),
        insert_text_format: snippet.then_some(InsertTextFormat::SNIPPET),
        text_edit: Some(CompletionTextEdit::Edit(types::TextEdit { range: range(offer.range), new_text })),
        label: offer.label,
        ..types::CompletionItem::default()
    }
}

/// A snippet for clients that know none: `$0`, `$1` and `${1:word}` go, and what stands in them stays.
fn without_places(snippet: &str) -> String {
    let mut out = String::with_capacity(snippet.len());
    let mut rest = snippet;
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some((inner, behind)) = rest.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
            out.push_str(inner.split_once(':').map_or("", |(_, words)| words));
            rest = behind;
        } else {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        }
    }
    out.push_str(rest);
    out
}

/// Something about a place, in Markdown.
pub(in crate::lsp) fn hover(text: String, at: Range) -> impl Serialize {
    types::Hover { contents: types::HoverContents::Markup(markdown(text)), range: Some(range(at)) }
}

/// Places.
pub(in crate::lsp) fn places(places: &[Place]) -> impl Serialize + use<> {
    places.iter().filter_map(location).collect::<Vec<_>>()
}

/// The outline of a file.
pub(in crate::lsp) fn symbols(symbols: Vec<Symbol>) -> impl Serialize {
    symbols.into_iter().map(symbol).collect::<Vec<_>>()
}

#[allow(deprecated, reason = "the type has no constructor without the old field")]
fn symbol(symbol: Symbol) -> types::DocumentSymbol {
    let within: Vec<_> = symbol.within.into_iter().map(self::symbol).collect();
    types::DocumentSymbol {
        name: if symbol.name.is_empty() { "·".to_owned() } else { symbol.name },
        detail: (!symbol.detail.is_empty()).then_some(symbol.detail),
        kind: if symbol.heading { SymbolKind::STRING } else { SymbolKind::OBJECT },
        tags: None,
        deprecated: None,
        range: range(symbol.range),
        selection_range: range(symbol.own),
        children: (!within.is_empty()).then_some(within),
    }
}

/// What can be renamed, and what it is called now.
pub(in crate::lsp) fn renamable(at: Range, name: String) -> impl Serialize {
    types::PrepareRenameResponse::RangeWithPlaceholder { range: range(at), placeholder: name }
}

/// Things that can be done.
pub(in crate::lsp) fn actions(actions: Vec<Action>, client: &Client) -> impl Serialize + use<> {
    let action = |action: Action| types::CodeAction {
        title: action.title,
        kind: Some(if action.all { CodeActionKind::new(FIX_ALL) } else { CodeActionKind::QUICKFIX }),
        diagnostics: (!action.mends.is_empty()).then(|| action.mends.iter().map(problem).collect()),
        edit: Some(workspace_edit(action.change, client)),
        is_preferred: (!action.all).then_some(true),
        ..types::CodeAction::default()
    };
    actions.into_iter().map(action).collect::<Vec<_>>()
}

/// A change of files.
pub(in crate::lsp) fn change(change: Change, client: &Client) -> impl Serialize + use<> {
    workspace_edit(change, client)
}

fn workspace_edit(change: Change, client: &Client) -> types::WorkspaceEdit {
    if !client.versions {
        let files = change.files.into_iter().filter_map(|file| Some((uri(&file.uri)?, edits(&file))));
        return types::WorkspaceEdit { changes: Some(files.collect()), ..types::WorkspaceEdit::default() };
    }
    let files = change.files.into_iter().filter_map(|file| {
        let document =
            types::OptionalVersionedTextDocumentIdentifier { uri: uri(&file.uri)?, version: file.version };
        let edits = edits(&file).into_iter().map(OneOf::Left).collect();
        Some(DocumentChangeOperation::Edit(types::TextDocumentEdit { text_document: document, edits }))
    });
    let renames = change.renames.iter().filter_map(|(old, new)| {
        let (old_uri, new_uri) = (uri(old)?, uri(new)?);
        let rename = types::RenameFile { old_uri, new_uri, options: None, annotation_id: None };
        Some(DocumentChangeOperation::Op(ResourceOp::Rename(rename)))
    });
    let operations = DocumentChanges::Operations(files.chain(renames).collect());
    types::WorkspaceEdit { document_changes: Some(operations), ..types::WorkspaceEdit::default() }
}

fn edits(file: &FileEdits) -> Vec<types::TextEdit> {
    let edits = file.edits.iter();
    edits.map(|edit| types::TextEdit { range: range(edit.range), new_text: edit.text.clone() }).collect()
}

fn markdown(value: String) -> MarkupContent {
    MarkupContent { kind: MarkupKind::Markdown, value }
}

fn location(place: &Place) -> Option<types::Location> {
    Some(types::Location { uri: uri(&place.uri)?, range: range(place.range) })
}

/// Addresses are made by clients or by ourselves: none is refused.
fn uri(text: &str) -> Option<Uri> {
    Uri::from_str(text).ok()
}

fn range(range: Range) -> types::Range {
    types::Range { start: position(range.start), end: position(range.end) }
}

fn position(position: Position) -> types::Position {
    types::Position { line: position.line, character: position.character }
}

#[cfg(test)]
mod tests {
    use super::without_places;

    #[test]
    fn a_snippet_without_places_is_what_it_says() {
        assert_eq!(without_places("[!法条] 《${1:法律}》第$2条\n> $0"), "[!法条] 《法律》第条\n> ");
        assert_eq!(without_places("plain"), "plain");
    }
}

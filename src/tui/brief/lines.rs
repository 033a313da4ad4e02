//! A brief as lines of the screen: labels in one column, tones as roles. Words nothing itself.

use crate::{
    store::Brief,
    tui::widget::{
        lines::{Line, Role},
        text,
    },
    wording::brief::{self, BriefContext, BriefLine, Tone},
};

/// The lines of a brief; one that is too long is cut when it is drawn.
pub fn lines(of: &Brief, ctx: &BriefContext) -> Vec<Line> {
    drawn(brief::lines(of, ctx))
}

/// Worded lines as the screen draws them, their labels in one column.
pub fn drawn(worded: Vec<BriefLine>) -> Vec<Line> {
    let column = worded.iter().map(|line| text::width(&line.label)).max().unwrap_or(0).saturating_add(2);
    let drawn = worded.into_iter().map(|worded| {
        let mut line = Line::new();
        // What is missing is said from the edge: it is about the whole.
        if !worded.is_whole {
            let air = column.saturating_sub(text::width(&worded.label));
            line.push(worded.label, Role::Muted);
            line.push(" ".repeat(usize::from(air)), Role::Text);
        }
        for (piece, tone) in worded.pieces {
            line.push(piece, role(tone));
        }
        line
    });
    drawn.collect()
}

fn role(tone: Tone) -> Role {
    match tone {
        Tone::Text => Role::Text,
        Tone::Muted => Role::Muted,
        Tone::Title => Role::Title,
        Tone::Warn => Role::Warn,
        Tone::Danger => Role::Danger,
    }
}

//! Styles by role: dark, light, and plain for NO_COLOR. Decides no meaning: every role that warns has a glyph too.

use ratatui::style::{Color, Modifier, Style};

/// One style for each role. A role names a meaning, never a colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What is read.
    pub text: Style,
    /// What is there to be overlooked: labels, separators, placeholders.
    pub muted: Style,
    /// The one colour of our own.
    pub accent: Style,
    /// The title of a pane or a popup.
    pub title: Style,
    pub border: Style,
    /// The border of the pane that takes the keys.
    pub border_focused: Style,
    /// Overdue beyond the tier's patience, errors.
    pub danger: Style,
    /// Overdue, warnings.
    pub warn: Style,
    /// Done, saved.
    pub ok: Style,
    /// The selected row of the pane that takes the keys.
    pub selection: Style,
    /// The selected row elsewhere.
    pub selection_unfocused: Style,
    /// A marked row's sign.
    pub marked: Style,
    /// A key in the footer, in help and in menus.
    pub key: Style,
    /// The tab that is open.
    pub tab_current: Style,
    pub tab: Style,
    /// Text typed into a field.
    pub field: Style,
    /// A field with an error in it.
    pub field_error: Style,
    /// The part of a name that a query matched.
    pub matched: Style,
    pub star: Style,
}

impl Theme {
    /// For dark backgrounds.
    pub fn dark() -> Theme {
        let palette = Palette {
            muted: Color::Indexed(245),
            accent: Color::Cyan,
            danger: Color::LightRed,
            warn: Color::Yellow,
            ok: Color::Green,
            selection: Color::Indexed(238),
            selection_unfocused: Color::Indexed(236),
            field: Color::Indexed(235),
            on_background: Color::Indexed(255),
        };
        palette.theme()
    }

    /// For light backgrounds.
    pub fn light() -> Theme {
        let palette = Palette {
            muted: Color::Indexed(241),
            accent: Color::Blue,
            danger: Color::Indexed(160),
            warn: Color::Indexed(130),
            ok: Color::Indexed(28),
            selection: Color::Indexed(253),
            selection_unfocused: Color::Indexed(255),
            field: Color::Indexed(255),
            on_background: Color::Indexed(16),
        };
        palette.theme()
    }

    /// Without any colour: bold, dim, underline and reverse only.
    pub fn plain() -> Theme {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.add_modifier(Modifier::DIM);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        let underlined = plain.add_modifier(Modifier::UNDERLINED);
        Theme {
            text: plain,
            muted: dim,
            accent: bold,
            title: bold,
            border: dim,
            border_focused: plain,
            danger: bold,
            warn: plain,
            ok: plain,
            selection: reversed,
            selection_unfocused: underlined,
            marked: bold,
            key: bold,
            tab_current: reversed,
            tab: plain,
            field: underlined,
            field_error: underlined.add_modifier(Modifier::BOLD),
            matched: underlined,
            star: bold,
        }
    }
}

/// The colours in which dark and light differ. The foreground of text is always the terminal's own.
struct Palette {
    muted: Color,
    accent: Color,
    danger: Color,
    warn: Color,
    ok: Color,
    selection: Color,
    selection_unfocused: Color,
    field: Color,
    /// Text on one of the three backgrounds above: the terminal's own may be as dark, or as light, as they are.
    on_background: Color,
}

impl Palette {
    fn theme(&self) -> Theme {
        let plain = Style::new();
        let accent = plain.fg(self.accent);
        Theme {
            text: plain,
            muted: plain.fg(self.muted),
            accent,
            title: plain.add_modifier(Modifier::BOLD),
            border: plain.fg(self.muted),
            border_focused: accent,
            danger: plain.fg(self.danger).add_modifier(Modifier::BOLD),
            warn: plain.fg(self.warn),
            ok: plain.fg(self.ok),
            selection: plain.fg(self.on_background).bg(self.selection).add_modifier(Modifier::BOLD),
            selection_unfocused: plain.fg(self.on_background).bg(self.selection_unfocused),
            marked: accent.add_modifier(Modifier::BOLD),
            key: accent.add_modifier(Modifier::BOLD),
            tab_current: accent.add_modifier(Modifier::BOLD | Modifier::REVERSED),
            tab: plain,
            field: plain.fg(self.on_background).bg(self.field),
            field_error: plain
                .fg(self.on_background)
                .bg(self.field)
                .add_modifier(Modifier::UNDERLINED)
                .underline_color(self.danger),
            matched: accent.add_modifier(Modifier::UNDERLINED),
            star: plain.fg(self.warn),
        }
    }
}

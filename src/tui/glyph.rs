//! The signs that stand beside every colour, in a Unicode and an ASCII set. Every one is one cell wide.

/// One set of signs.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Past its date; also an error.
    pub overdue: char,
    /// Due today; also full or done.
    pub today: char,
    /// Due within a week; also partly done.
    pub soon: char,
    /// Due later; also open.
    pub later: char,
    /// Without a plan.
    pub unplanned: char,
    pub star: char,
    /// The selected row.
    pub selected: char,
    /// A row marked for a bulk change.
    pub marked: char,
    /// A milestone.
    pub milestone: char,
    /// From a follow-up to its next step.
    pub arrow: char,
    /// A date implied by the cadence.
    pub implied: char,
    /// Text was cut here.
    pub ellipsis: char,
    /// Between the parts of a line.
    pub separator: char,
    /// Before a line that is typed into.
    pub prompt: char,
    /// An order, a receipt.
    pub money: char,
    pub ok: char,
    pub warn: char,
    /// More than before, less than before.
    pub up: char,
    pub down: char,
    /// An order that was called off.
    pub cancelled: char,
    /// A cell of a bar, filled by so many eighths.
    pub eighths: [char; 9],
    /// Of a bar, what it is compared with: where that is longer, and where it is shorter.
    pub behind: char,
    pub notch: char,
    /// A cell filled from below by so many eighths; and by nothing.
    pub sparks: [char; 8],
    pub foot: char,
    /// Shares of a whole side by side.
    pub shades: [char; 5],
    pub border: Border,
    /// Of a scroll bar.
    pub thumb: char,
    pub track: char,
}

/// The lines of a box.
#[derive(Debug, PartialEq, Eq)]
pub struct Border {
    pub horizontal: char,
    pub vertical: char,
    pub top_left: char,
    pub top_right: char,
    pub bottom_left: char,
    pub bottom_right: char,
    /// Where a dividing line meets the left and the right side.
    pub left_tee: char,
    pub right_tee: char,
}

impl Glyphs {
    /// For terminals that draw ambiguous characters narrow, as most do.
    pub const UNICODE: Glyphs = Glyphs {
        overdue: '‼',
        today: '●',
        soon: '◐',
        later: '○',
        unplanned: '∅',
        star: '★',
        selected: '▌',
        marked: '✓',
        milestone: '◆',
        arrow: '→',
        implied: '~',
        ellipsis: '…',
        separator: '·',
        prompt: '›',
        money: '¥',
        ok: '✓',
        warn: '!',
        up: '▲',
        down: '▼',
        cancelled: '✗',
        eighths: [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
        behind: '░',
        notch: '▌',
        sparks: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
        foot: '▁',
        shades: ['█', '▓', '▒', '░', '·'],
        border: Border {
            horizontal: '─',
            vertical: '│',
            top_left: '╭',
            top_right: '╮',
            bottom_left: '╰',
            bottom_right: '╯',
            left_tee: '├',
            right_tee: '┤',
        },
        thumb: '┃',
        track: '│',
    };

    /// For terminals that draw ambiguous characters wide, and for fonts that lack them.
    pub const ASCII: Glyphs = Glyphs {
        overdue: '!',
        today: '@',
        soon: 'o',
        later: '.',
        unplanned: '-',
        star: '*',
        selected: '>',
        marked: 'x',
        milestone: '#',
        arrow: '>',
        implied: '~',
        ellipsis: '~',
        separator: '|',
        prompt: '>',
        money: '$',
        ok: '+',
        warn: '?',
        up: '^',
        down: 'v',
        cancelled: 'X',
        eighths: [' ', ' ', ' ', ' ', '-', '-', '-', '-', '='],
        behind: '.',
        notch: '|',
        sparks: ['.', ':', '-', '=', '+', '*', '%', '#'],
        foot: '_',
        shades: ['#', '=', '+', '-', '.'],
        border: Border {
            horizontal: '-',
            vertical: '|',
            top_left: '+',
            top_right: '+',
            bottom_left: '+',
            bottom_right: '+',
            left_tee: '+',
            right_tee: '+',
        },
        thumb: '#',
        track: '|',
    };

    /// Every sign of the set.
    pub fn all(&self) -> Vec<char> {
        let border = &self.border;
        let mut all = vec![
            self.overdue,
            self.today,
            self.soon,
            self.later,
            self.unplanned,
            self.star,
            self.selected,
            self.marked,
            self.milestone,
            self.arrow,
            self.implied,
            self.ellipsis,
            self.separator,
            self.prompt,
            self.money,
            self.ok,
            self.warn,
            self.up,
            self.down,
            self.cancelled,
            border.horizontal,
            border.vertical,
            border.top_left,
            border.top_right,
            border.bottom_left,
            border.bottom_right,
            border.left_tee,
            border.right_tee,
            self.thumb,
            self.track,
            self.behind,
            self.notch,
            self.foot,
        ];
        all.extend(self.eighths);
        all.extend(self.sparks);
        all.extend(self.shades);
        all
    }
}

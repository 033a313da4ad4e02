//! A screen as a picture: text on its grid, backgrounds and box lines as SVG. Knows nothing of what it draws.

use ratatui::{
    buffer::{Buffer, Cell, CellWidth},
    style::{Color, Modifier},
};
use std::fmt::Write;

/// Pixels of a cell, and of the margin.
const CELL: (u16, u16) = (9, 20);
const MARGIN: u16 = 12;
const BACKGROUND: &str = "#16181d";
const TEXT: &str = "#c8ccd4";
/// The sixteen colours of a terminal.
const BASE: [&str; 16] = [
    "#1c1f26", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#c8ccd4", "#5c6370", "#ff7b86",
    "#b5e890", "#ffd68a", "#7cc7ff", "#e08cf5", "#6fd8e3", "#ffffff",
];

/// Cells of one look side by side, each of one width.
struct Run {
    x: u16,
    cells: u16,
    wide: bool,
    bold: bool,
    colour: String,
    text: String,
}

/// The whole screen as an SVG file.
pub fn svg(buf: &Buffer, title: &str) -> String {
    let (width, height) = (buf.area.width * CELL.0 + 2 * MARGIN, buf.area.height * CELL.1 + 2 * MARGIN);
    let fonts = "ui-monospace,'Cascadia Mono','SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',\
                 'PingFang SC','Microsoft YaHei','WenQuanYi Zen Hei',monospace";
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"{fonts}\" \
         font-size=\"15\" role=\"img\"><title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" \
         fill=\"{BACKGROUND}\"/>\n",
        escaped(title)
    );
    for y in 0..buf.area.height {
        let (grounds, lines, runs) = row(buf, y);
        out.push_str(&grounds);
        out.push_str(&lines);
        for run in runs {
            let (x, base) = (left(run.x), top(y) + 15);
            let weight = if run.bold { " font-weight=\"bold\"" } else { "" };
            let length = run.cells * CELL.0;
            let text = escaped(&run.text);
            writeln!(
                out,
                "<text x=\"{x}\" y=\"{base}\" textLength=\"{length}\"{weight} fill=\"{}\" xml:space=\"preserve\">{text}</text>",
                run.colour
            )
            .unwrap();
        }
    }
    out.push_str("</svg>\n");
    out
}

/// The backgrounds, the box lines and the runs of a row.
fn row(buf: &Buffer, y: u16) -> (String, String, Vec<Run>) {
    let (mut grounds, mut lines) = (String::new(), String::new());
    let mut runs: Vec<Run> = Vec::new();
    let mut x = 0;
    while x < buf.area.width {
        let cell = &buf[(x, y)];
        let cells = cell.cell_width().max(1);
        let (colour, ground) = colours(cell);
        if let Some(ground) = ground {
            let (left, top, width) = (left(x), top(y), cells * CELL.0);
            let tall = CELL.1;
            writeln!(grounds, "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{tall}\" fill=\"{ground}\"/>")
                .unwrap();
        }
        let symbol = cell.symbol();
        if let Some(path) = box_line(symbol, left(x), top(y)) {
            let wide = if symbol == "┃" { 4 } else { 1 };
            writeln!(lines, "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{wide}\"/>").unwrap();
        } else if symbol == "▌" {
            writeln!(lines, "<path d=\"M{} {}h4v{}h-4z\" fill=\"{colour}\"/>", left(x), top(y), CELL.1).unwrap();
        } else if symbol.trim().is_empty() {
            // Two blanks end a run: the text after them stands in its own place.
            match runs.last_mut() {
                Some(run) if run.x + run.cells == x && !run.wide && symbol == " " => {
                    run.text.push(' ');
                    run.cells += 1;
                }
                _ => {}
            }
        } else {
            let (wide, bold) = (cells > 1, cell.modifier.contains(Modifier::BOLD));
            // A sign may come from another font, of another width.
            let sign = !wide && !symbol.is_ascii();
            match runs.last_mut() {
                Some(run)
                    if run.x + run.cells == x
                        && !sign
                        && run.wide == wide
                        && run.bold == bold
                        && run.colour == colour
                        && (wide || run.text.is_ascii())
                        && !run.text.ends_with("  ") =>
                {
                    run.text.push_str(symbol);
                    run.cells += cells;
                }
                _ => runs.push(Run { x, cells, wide, bold, colour, text: symbol.to_owned() }),
            }
        }
        x += cells;
    }
    for run in &mut runs {
        let kept = run.text.trim_end_matches(' ').len();
        run.cells -= u16::try_from(run.text.len() - kept).unwrap();
        run.text.truncate(kept);
    }
    (grounds, lines, runs)
}

fn left(x: u16) -> u16 {
    MARGIN + x * CELL.0
}

fn top(y: u16) -> u16 {
    MARGIN + y * CELL.1
}

/// The foreground, and the background where there is one.
fn colours(cell: &Cell) -> (String, Option<String>) {
    let (mut fg, mut bg) = (colour(cell.fg), colour(cell.bg));
    if cell.modifier.contains(Modifier::REVERSED) {
        (fg, bg) = (bg.or(Some(BACKGROUND.to_owned())), fg.or(Some(TEXT.to_owned())));
    }
    (fg.unwrap_or_else(|| TEXT.to_owned()), bg)
}

fn colour(colour: Color) -> Option<String> {
    let index = match colour {
        Color::Reset => return None,
        Color::Rgb(r, g, b) => return Some(format!("#{r:02x}{g:02x}{b:02x}")),
        Color::Indexed(index) => usize::from(index),
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    Some(match index {
        0..16 => BASE[index].to_owned(),
        16..232 => {
            let level = |value: usize| if value == 0 { 0 } else { 55 + 40 * value };
            let n = index - 16;
            format!("#{:02x}{:02x}{:02x}", level(n / 36), level(n / 6 % 6), level(n % 6))
        }
        _ => format!("#{0:02x}{0:02x}{0:02x}", 8 + 10 * (index - 232)),
    })
}

/// The lines of a box character within its cell: fonts leave gaps between them.
fn box_line(symbol: &str, x: u16, y: u16) -> Option<String> {
    let (w, h) = CELL;
    let (mx, my) = (x + w / 2, y + h / 2);
    let (right, bottom) = (x + w, y + h);
    Some(match symbol {
        "─" => format!("M{x} {my}H{right}"),
        "│" | "┃" => format!("M{mx} {y}V{bottom}"),
        "╭" => format!("M{mx} {bottom}Q{mx} {my} {right} {my}"),
        "╮" => format!("M{mx} {bottom}Q{mx} {my} {x} {my}"),
        "╰" => format!("M{mx} {y}Q{mx} {my} {right} {my}"),
        "╯" => format!("M{mx} {y}Q{mx} {my} {x} {my}"),
        "├" => format!("M{mx} {y}V{bottom}M{mx} {my}H{right}"),
        "┤" => format!("M{mx} {y}V{bottom}M{mx} {my}H{x}"),
        _ => return None,
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

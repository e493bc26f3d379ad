//! `compile [FILTER]`: what definitions cost to compile. Generates crates of 200 structs of ten
//! fields, each decoded and encoded, and prints one table: CPU seconds, octets of text, lines of
//! expansion. FILTER is a part of the name of one way.
//!
//! `compile guard`: fails where structs of numbers take more text or lines than they may.

mod ways;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use ways::{WAYS, Way, fields};

const STRUCTS: usize = 200;

/// Rounds in which the ways take turns; the least time of each counts.
const ROUNDS: usize = 5;

/// Rounds of compiling the dependencies.
const COLD_ROUNDS: usize = 3;

/// What a struct may take of the text by hand.
const MOST_TEXT: f64 = 1.1;

/// The lines that a struct may expand to.
const MOST_LINES: f64 = 60.0;

/// What goes wrong, as text: it stands in the table.
type Result<T> = std::result::Result<T, String>;

/// A generated crate, and what has been measured of it.
struct Generated {
    way: &'static Way,
    folder: PathBuf,
    text: String,
    /// CPU seconds.
    cold: f64,
    debug: f64,
    release: f64,
    check: f64,
}

impl Generated {
    /// Writes the crate, and gets its dependencies.
    fn new(way: &'static Way, root: &Path) -> Result<Self> {
        let wire = fs::canonicalize(concat!(env!("CARGO_MANIFEST_DIR"), "/../../wire-core"));
        let wire = wire.map_err(|error| error.to_string())?;
        let dependencies = way.dependencies.replace("WIRE", &wire.to_string_lossy());
        let folder = root.join(way.name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src")).map_err(|error| error.to_string())?;
        let never = f64::INFINITY;
        let (cold, debug, release, check) = (never, never, never, never);
        let this = Self { way, folder, text: source(way), cold, debug, release, check };
        this.write("Cargo.toml", &format!("{MANIFEST}{dependencies}\n"))?;
        this.write("src/lib.rs", "")?;
        this.cpu("cargo fetch")?;
        Ok(this)
    }

    fn write(&self, file: &str, text: &str) -> Result<()> {
        fs::write(self.folder.join(file), text).map_err(|error| error.to_string())
    }

    /// The CPU seconds, of a user's time, of a command.
    fn cpu(&self, command: &str) -> Result<f64> {
        let script = format!("TIMEFORMAT='%U'; time {command} >/dev/null 2>errors");
        let mut bash = Command::new("bash");
        bash.args(["-c", &script]).env_remove("CARGO_TARGET_DIR").current_dir(&self.folder);
        let output = bash.output().map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        match output.status.success() {
            true => text.trim().parse().map_err(|_| text),
            false => Err(fs::read_to_string(self.folder.join("errors")).unwrap_or(text)),
        }
    }

    /// Compiles the dependencies, from nothing; those by path as those of a registry.
    fn compile_dependencies(&mut self) -> Result<()> {
        let _ = fs::remove_dir_all(self.folder.join("target"));
        let seconds = self.cpu("env CARGO_INCREMENTAL=0 cargo build --offline -j1")?;
        self.cold = self.cold.min(seconds);
        Ok(())
    }

    /// Compiles the crate in each way, after a change of the source.
    fn compile(&mut self, round: usize) -> Result<()> {
        let text = format!("{}pub fn round() -> usize {{ {round} }}\n", self.text);
        self.write("src/lib.rs", &text)?;
        let debug = self.cpu("env CARGO_INCREMENTAL=0 cargo build --offline -j1")?;
        let release = self.cpu("cargo build --offline -j1 --release")?;
        let check = self.cpu("cargo check --offline -j1")?;
        // The first round compiles dependencies too.
        if round > 0 {
            self.debug = self.debug.min(debug);
            self.release = self.release.min(release);
            self.check = self.check.min(check);
        }
        Ok(())
    }

    /// The octets of all sections of code in the library.
    fn text_size(&self) -> Result<usize> {
        let script = "size -A target/release/libgenerated.rlib \
                      | awk '/^\\.text/ { sum += $2 } END { print sum }'";
        let output = Command::new("bash").args(["-c", script]).current_dir(&self.folder).output();
        let output = output.map_err(|error| error.to_string())?;
        String::from_utf8_lossy(&output.stdout).trim().parse().map_err(|_| "no text".to_owned())
    }

    fn lines_expanded(&self, text: &str) -> Result<usize> {
        self.write("src/lib.rs", text)?;
        let command = "cargo rustc --offline --quiet --lib -- -Zunpretty=expanded";
        let output = Command::new("bash")
            .args(["-c", command])
            .env("RUSTC_BOOTSTRAP", "1")
            .env_remove("CARGO_TARGET_DIR")
            .current_dir(&self.folder)
            .output();
        let output = output.map_err(|error| error.to_string())?;
        match String::from_utf8_lossy(&output.stdout).lines().count() {
            0 => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
            lines => Ok(lines),
        }
    }

    /// The octets of text and the lines of expansion that a struct takes.
    fn sizes(&self) -> Result<(f64, f64)> {
        let each = |sum: usize| sum as f64 / STRUCTS as f64;
        let text = each(self.text_size()?);
        let bare = source(&Way { attributes: "", ..*self.way });
        let lines = self.lines_expanded(&self.text)?.saturating_sub(self.lines_expanded(&bare)?);
        Ok((text, each(lines)))
    }

    /// The line of the table.
    fn line(&self) -> Result<String> {
        let (text, lines) = self.sizes()?;
        let Self { way, cold, debug, release, check, .. } = self;
        Ok(format!(
            "| {} | {debug:.2} | {release:.2} | {check:.2} | {text:.0} | {lines:.0} | {cold:.1} |",
            way.name,
        ))
    }
}

const MANIFEST: &str = "[package]\nname = \"generated\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
                        [workspace]\n[dependencies]\n";

fn source(way: &Way) -> String {
    let mut text = format!("#![allow(dead_code)]\n{}", way.head);
    for number in 0..STRUCTS {
        let name = format!("S{number}");
        let _ = write!(text, "{}pub struct {name} {{ ", way.attributes);
        let fields = fields(number);
        for (index, ty) in fields.iter().enumerate() {
            let _ = write!(text, "pub f{index}: {}, ", (way.field)(ty));
        }
        let _ = write!(text, "}}\n{}", (way.functions)(&name, &fields));
    }
    text
}

fn main() -> ExitCode {
    let filter = env::args().nth(1).unwrap_or_default();
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target")),
        PathBuf::from,
    );
    let root = target.join("compile");
    match filter.as_str() {
        "guard" => guard(&root),
        filter => {
            table(filter, &root);
            ExitCode::SUCCESS
        }
    }
}

/// Text and lines repeat, times do not: a struct may take so much of the text by hand, and so many
/// lines.
fn guard(root: &Path) -> ExitCode {
    let sizes = |name: &str| -> Result<(f64, f64)> {
        let way = WAYS.iter().find(|way| way.name == name).ok_or("no such way")?;
        let generated = Generated::new(way, root)?;
        generated.write("src/lib.rs", &generated.text)?;
        generated.cpu("cargo build --offline --release")?;
        generated.sizes()
    };
    let both = sizes("wire").and_then(|wire| Ok((wire, sizes("hand")?)));
    let ((text, lines), (by_hand, _)) = match both {
        Ok(both) => both,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let within = text <= by_hand * MOST_TEXT && lines <= MOST_LINES;
    println!(
        "{} a struct of ten numbers: {text:.0} octets of text, by hand {by_hand:.0}, ratio {:.3}, at most \
         {MOST_TEXT}; {lines:.0} lines of expansion, at most {MOST_LINES}",
        if within { "ok      " } else { "TOO MUCH" },
        text / by_hand,
    );
    if within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn table(filter: &str, root: &Path) {
    let ways = WAYS.iter().filter(|way| way.name.contains(filter));
    let mut crates: Vec<_> = ways.map(|way| (way.name, Generated::new(way, root))).collect();
    let mut each = |step: &dyn Fn(&mut Generated) -> Result<()>| {
        for (_, generated) in &mut crates {
            if let Some(error) = generated.as_mut().ok().and_then(|it| step(it).err()) {
                *generated = Err(error);
            }
        }
    };
    (0..COLD_ROUNDS).for_each(|_| each(&Generated::compile_dependencies));
    (0..=ROUNDS).for_each(|round| each(&|generated| generated.compile(round)));
    println!(
        "| way | debug, CPU s | release | incremental check | text a struct, octets | \
         lines of expansion a struct | cold dependencies, CPU s |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (name, generated) in crates {
        match generated.and_then(|generated| generated.line()) {
            Ok(line) => println!("{line}"),
            Err(error) => println!("| {name} | failed: {} |", error.replace('\n', " ")),
        }
    }
}

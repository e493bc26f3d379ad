//! Prints the packets of a capture file, one a line; with `-v`, as trees of their fields.
//!
//! ```text
//! cargo run --example dissect FILE.pcap [-v]
//! ```

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use wire_core::Wire;
use wire_examples::pcap::{ETHERNET, FileHeader, Record};
use wire_examples::stack::dissect;

/// Prints the packets of a capture file.
#[derive(Parser)]
struct Arguments {
    /// A pcap file of Ethernet frames.
    file: PathBuf,
    /// All fields of all layers.
    #[arg(short, long)]
    verbose: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", arguments.file.display());
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let octets = std::fs::read(&arguments.file)?;
    let mut out = BufWriter::new(io::stdout().lock());
    match print(&octets, arguments.verbose, &mut out).and_then(|()| Ok(out.flush()?)) {
        // The reader of the pipe has seen enough.
        Err(error) if is_broken_pipe(&*error) => Ok(()),
        result => result,
    }
}

fn print(octets: &[u8], verbose: bool, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let (header, mut rest) =
        FileHeader::decode_prefix(octets).map_err(|error| format!("no pcap file: {error}"))?;
    if header.link_type & 0xffff != ETHERNET {
        return Err(format!("link type {}, not Ethernet", header.link_type & 0xffff).into());
    }
    let order = header.magic.order();
    let mut number = 0u64;
    while !rest.is_empty() {
        number += 1;
        // An error of a record counts from the record's start: say where that is.
        let start = octets.len() - rest.len();
        let (record, behind) = Record::decode_prefix_with(rest, (order,))
            .map_err(|error| format!("packet {number}, from octet {start} on: {error}"))?;
        rest = behind;
        let nanoseconds = u64::from(record.fraction) * u64::from(header.magic.resolution());
        let dissection = dissect(record.octets);
        write!(out, "{number:>6} {:>10}.{:09} ", record.seconds, nanoseconds)?;
        match verbose {
            false => writeln!(out, "{dissection}")?,
            true => writeln!(out, "{} octets\n{}", record.original_len, dissection.tree())?,
        }
    }
    Ok(())
}

fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

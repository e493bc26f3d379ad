//! The programs of the examples, with the servers and with none.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// Where cargo puts the examples: beside the folder of this test.
fn program(name: &str) -> Option<Command> {
    let test = std::env::current_exe().expect("a path");
    let path: PathBuf = test.ancestors().nth(2)?.join("examples").join(name);
    if !path.exists() {
        wire_tests::skip(&format!("{} is not built", path.display()));
        return None;
    }
    Some(Command::new(path))
}

#[track_caller]
fn succeeds(output: Output, stdout: &str) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    assert_eq!(String::from_utf8_lossy(&output.stdout), stdout, "{error}");
}

#[track_caller]
fn fails(output: Output, sentence: &str) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{error}");
    assert!(error.contains(sentence), "{error}");
}

fn pg_query(port: u16, query: &str) -> Option<Output> {
    let mut program = program("pg_query")?;
    program.env("PGHOST", "127.0.0.1").env("PGPORT", port.to_string());
    program.env("PGUSER", "wire").env("PGDATABASE", "postgres");
    Some(program.arg(query).output().expect("it runs"))
}

#[test]
fn pg_query_prints_rows_and_errors() {
    if !super::running("PostgreSQL") {
        return;
    }
    let Some(output) = pg_query(15432, "SELECT 1 AS a, NULL AS b UNION ALL SELECT 2, 'x'") else {
        return;
    };
    succeeds(output, "a\tb\n1\tNULL\n2\tx\n");
    let output = pg_query(15432, "SELEKT").expect("it is built");
    fails(output, "ERROR: syntax error at or near \"SELEKT\" (42601)");
}

#[test]
fn what_mqtt_pub_sends_mqtt_sub_prints() {
    if !super::running("mosquitto") {
        return;
    }
    let (Some(mut sub), Some(mut publish)) = (program("mqtt_sub"), program("mqtt_pub")) else {
        return;
    };
    let mut sub = sub
        .args(["programs/+", "127.0.0.1:18830"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut line = String::new();
    let mut stderr = BufReader::new(sub.stderr.take().expect("a pipe"));
    stderr.read_line(&mut line).expect("it says that it is ready");
    assert_eq!(line, "subscribed to programs/+\n");
    let output = publish.args(["programs/test", "good day", "127.0.0.1:18830"]).output();
    succeeds(output.expect("it runs"), "");
    line.clear();
    let mut stdout = BufReader::new(sub.stdout.take().expect("a pipe"));
    stdout.read_line(&mut line).expect("a message");
    sub.kill().expect("it stops");
    sub.wait().expect("it ends");
    assert_eq!(line, "programs/test good day\n");
}

#[test]
fn dns_query_prints_records() {
    if !super::running("unbound") {
        return;
    }
    let Some(mut query) = program("dns_query") else { return };
    let output = query.args(["wire.test", "127.0.0.1:15353"]).output().expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut lines: Vec<_> = text.lines().collect();
    lines.sort();
    let expected = [
        "wire.test\tA\t192.0.2.1",
        "wire.test\tAAAA\t2001:db8::1",
        "wire.test\tMX\t10 mail.wire.test",
        "wire.test\tMX\t20 backup.mail.wire.test",
        "wire.test\tTXT\t\"v=spf1 -all\" \"second\"",
    ];
    assert_eq!(lines, expected, "{}", String::from_utf8_lossy(&output.stderr));
    let mut query = program("dns_query").expect("it is built");
    let output = query.args(["missing.wire.test", "127.0.0.1:15353"]).output().expect("it runs");
    fails(output, "there is no missing.wire.test");
}

/// A port of loopback that nobody listens on.
fn closed_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

#[test]
fn where_nothing_answers_the_programs_say_so() {
    let server = format!("127.0.0.1:{}", closed_port());
    let sentence = format!("server answers at {server} (");
    for (name, arguments) in [
        ("mqtt_pub", &["t", "m", &server][..]),
        ("mqtt_sub", &["t", &server]),
        ("dns_query", &["wire.test", &server]),
    ] {
        let Some(mut program) = program(name) else { return };
        fails(program.args(arguments).output().expect("it runs"), &sentence);
    }
    let Some(output) = pg_query(closed_port(), "SELECT 1") else { return };
    fails(output, "no PostgreSQL server answers at 127.0.0.1 (127.0.0.1:");
}

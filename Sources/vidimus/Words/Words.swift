/// Facts turned into sentences. Every text that people read on a command line stands in this folder, a file a topic.
///
/// The rules these texts keep:
///
/// - One sentence: lower case, no full stop. Subject, verb, object; the important word early.
/// - A fact first, then what to do about it, as the ``Failure/hint`` of a failure or behind a semicolon.
/// - Names of files, options and members stand as they are typed. Text from outside goes through `visible`, so that
///   nothing in it acts on a terminal.
/// - The field's own words, one for one thing: list, keeper, issuer, status list, kid.
/// - Nothing in the program decides by the wording of a text. Machines get ``name(of:)``, exit statuses and JSON.
enum Words {}

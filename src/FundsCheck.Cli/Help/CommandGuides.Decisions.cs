using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Help;

internal static partial class CommandGuides
{
    private static void AddDecisions(Dictionary<string, CommandGuide> guides)
    {
        guides["decisions"] = new(
            ["fundscheck decisions show decisions.jsonl d-1", "fundscheck decisions verify decisions.jsonl"],
            (ExitStatus.Failed, "the command failed, or the log is damaged"));
        guides["decisions replay"] = new(
            ["fundscheck decisions replay decisions.jsonl", "fundscheck decisions replay decisions.jsonl --rules new.json"],
            (ExitStatus.Done, "each decision is the same again"),
            (ExitStatus.Failed, "a decision differs, or the log is damaged"));
        guides["decisions verify"] = new(
            [
                "fundscheck decisions verify decisions.jsonl",
                "fundscheck decisions verify decisions.jsonl --require-anchor \\\n  --anchor \"$(cat anchor.txt)\"",
            ],
            (ExitStatus.Done, "the chain is unbroken; lines, facts and holds agree"),
            (ExitStatus.Failed, "a fault was found, or no anchor is given with --require-anchor"));
        guides["decisions anchor"] = new(
            ["fundscheck decisions anchor decisions.jsonl"],
            (ExitStatus.Failed, "the log is damaged"));
        guides["decisions list"] = new(
            [
                "fundscheck decisions list decisions.jsonl --open-reviews",
                "fundscheck decisions list decisions.jsonl --outcome decline \\\n  --from 2026-11-01T00:00:00Z",
            ],
            (ExitStatus.Failed, "the log is damaged, or the command failed"));
        guides["decisions show"] = new(
            ["fundscheck decisions show decisions.jsonl d-1"],
            (ExitStatus.Failed, "the log is damaged, or the command failed"),
            (ExitStatus.WrongInput, "wrong usage, or no debit with this id"));
        guides["decisions record"] = new(
            [
                "fundscheck decisions record decisions.jsonl d-1 sent",
                "fundscheck decisions record decisions.jsonl d-2 approved --by \"Ann Lee\" \\\n  --comment \"known customer\" --revision 1",
            ],
            (ExitStatus.Done, "recorded, now or before"),
            (ExitStatus.Failed, "not recorded: the log, the database or the service failed"),
            (ExitStatus.WrongInput, "wrong usage, or an event that contradicts the record"));
        guides["decisions import-returns"] = new(
            [
                "fundscheck decisions import-returns decisions.jsonl returns.csv",
                "fundscheck decisions import-returns decisions.jsonl returns.csv \\\n  --id-column \"Trace Id\" --separator \";\"",
            ],
            (ExitStatus.Done, "each return is recorded"),
            (ExitStatus.Failed, "a return was rejected, or the import stopped"),
            (ExitStatus.WrongInput, "wrong usage, or a wrong file: nothing was recorded"));
        guides["decisions reconcile"] = new(
            ["fundscheck decisions reconcile decisions.jsonl sent.csv --currency USD"],
            (ExitStatus.Done, "what was sent is what was accepted"),
            (ExitStatus.Failed, "a debit differs, or the log is damaged"));
        guides["decisions report"] = new(
            ["fundscheck decisions report decisions.jsonl --dry-run"],
            (ExitStatus.Done, "everything is reported"),
            (ExitStatus.Failed, "a report was refused or not sent"));
        AddCopies(guides);
    }

    private static void AddCopies(Dictionary<string, CommandGuide> guides)
    {
        guides["decisions archive"] = new(
            ["fundscheck decisions archive decisions.jsonl --older-than 18mo \\\n  --to archive --dry-run"]);
        guides["decisions export"] = new(
            [
                "fundscheck decisions export decisions.jsonl --format csv --out november.csv \\\n"
                    + "  --from 2026-11-01T00:00:00Z --until 2026-12-01T00:00:00Z",
                "fundscheck decisions export decisions.jsonl --format parquet \\\n  --out decisions.parquet",
                "fundscheck decisions export --to decisions.jsonl \\\n  --postgres \"Host=db.example;Database=payments\"",
            ],
            (ExitStatus.Failed, "the log is damaged, or the command failed: no file is created"));
        guides["decisions import"] = new(
            ["fundscheck decisions import decisions.jsonl \\\n  --postgres \"Host=db.example;Database=payments\""],
            (ExitStatus.Done, "all records were added"),
            (ExitStatus.Failed, "no record was added: the log is damaged, or the database failed"));
    }
}

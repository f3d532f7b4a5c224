using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Help;

/// <summary>The guide of each command, by its words after <c>fundscheck</c>.</summary>
internal static partial class CommandGuides
{
    /// <summary>The guide of a command that has none of its own.</summary>
    public static CommandGuide Default { get; } = new([]);

    private static readonly Dictionary<string, CommandGuide> ByCommand = new(StringComparer.Ordinal)
    {
        [""] = new(
            ["fundscheck demo", "fundscheck check --help"],
            (ExitStatus.Done, "done; of `check`: accept"),
            (ExitStatus.Failed, "the command failed, or found a fault"),
            (ExitStatus.OnlyStricter, "`rules diff --exit-code`: decisions change, and none is looser"),
            (ExitStatus.Looser, "`rules diff --exit-code`: at least one change is looser"),
            (ExitStatus.Review, "`check`: review"),
            (ExitStatus.Decline, "`check`: decline")),
        ["check"] = new(
            [
                "fundscheck check --account ID --amount \"75.00 USD\" \\\n  --decisions decisions.jsonl",
                "fundscheck check --debits debits.jsonl --rules rules/ach-debit.json",
            ],
            (ExitStatus.Done, "accept; with --debits: each line was decided"),
            (ExitStatus.Failed, "a decision could not be recorded, or the command failed"),
            (ExitStatus.WrongInput, "wrong usage or input; with --debits: a line is invalid"),
            (ExitStatus.Review, "review"),
            (ExitStatus.Decline, "decline")),
        ["demo"] = new(
            ["fundscheck demo"],
            (ExitStatus.Done, "each decision is the same in its replay"),
            (ExitStatus.Failed, "a replayed decision differs, or the demo failed")),
        ["sandbox"] = new(
            ["fundscheck sandbox --port 5099", "fundscheck sandbox --list stale"],
            (ExitStatus.Done, "stopped by Ctrl-C or SIGTERM, or the list is printed"),
            (ExitStatus.Failed, "the port is in use")),
        ["completion"] = new(
            ["fundscheck completion bash > ~/.fundscheck-completion", "fundscheck completion zsh > ~/.zfunc/_fundscheck"]),
        ["store"] = new(["fundscheck store migrate --postgres \"Host=db.example;Database=payments\""]),
        ["store migrate"] = new(["fundscheck store migrate --postgres \"Host=db.example;Database=payments\""]),
        ["store archive"] = new(
            [
                "fundscheck store archive --older-than 18mo --to archive.jsonl --dry-run \\\n"
                    + "  --postgres \"Host=db.example;Database=payments\"",
            ]),
    };

    static CommandGuides()
    {
        AddDecisions(ByCommand);
        AddRules(ByCommand);
    }

    /// <param name="path">The words of the command after <c>fundscheck</c>, as in <c>rules lint</c>.</param>
    public static CommandGuide? Find(string path) => ByCommand.GetValueOrDefault(path);
}

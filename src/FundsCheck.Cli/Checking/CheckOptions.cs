using System.CommandLine;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Checking;

/// <summary>The options of <c>check</c>.</summary>
internal sealed class CheckOptions
{
    public Option<string?> Account { get; } = new("--account") { Description = "The account's id at Plaid." };

    public Option<string?> Amount { get; } = new("--amount") { Description = "The amount, as in \"75.00 USD\"." };

    public Option<string?> Id { get; } = new("--id") { Description = "The debit's id, the idempotency key; without it, a fresh one." };

    public Option<string?> EntryClass { get; } = new("--class") { Description = "Nacha's entry class; WEB without it." };

    public Option<bool> SameDay { get; } = new("--same-day") { Description = "The entry is to settle on the day it is sent." };

    public Option<string?> Effective { get; } = new("--effective") { Description = "The day it is meant to settle, as in 2026-11-23." };

    public Option<int?> Attempt { get; } = new("--attempt") { Description = "1 for a first entry, 2 for its first re-presentment." };

    public Option<string?> LastReturn { get; } = new("--last-return") { Description = "The return code of the attempt before, as in R01." };

    public Option<string?> RetryOf { get; } = new("--retry-of")
    {
        Description =
            "The id of the debit that it presents again. Where the log of --decisions has that debit, the two must fit; without it, the "
                + "earlier attempts are not verified.",
    };

    public Option<string?> Debits { get; } = new("--debits")
    {
        Description = "Many debits: a file with one a line (JSON), or - for standard input.",
    };

    public Option<string?> Rules { get; } = new("--rules")
    {
        Description = "The rule file that judges, or a folder of several; the default rule set without it.",
    };

    public Option<string?> RuleSet { get; } = new("--rule-set")
    {
        Description =
            "The name of the rule set that judges; with --debits, of the debits that name none. Without it, ach-debit or the only one.",
    };

    public Option<string?> PlaidUrl { get; } = new("--plaid-url")
    {
        Description = "Where Plaid answers; its production without it. Any server that speaks Plaid's API will do.",
    };

    public Option<string?> TokenFile { get; } = new("--access-token-file") { Description = "A file that holds the access token." };

    public Option<string?> Timeout { get; } = new("--timeout") { Description = "How long reading a balance may take, as in 20s." };

    public Option<string?> Decisions { get; } = new("--decisions")
    {
        HelpName = "LOG",
        Description =
            "The decision log: repeats of a debit find their decision in it, accepts in it hold against later debits, and are on disk before they are printed. Made "
                + "where there is none.",
    };

    public Option<bool> ReplaceLostSegment { get; } = new("--replace-lost-segment")
    {
        Description =
            "Begins the active segment of the log anew where it is missing or empty although the log was opened before; what it held is "
                + "forgotten. Without it such a log is refused.",
    };

    public Option<string> Output { get; } = OutputOption.Create();

    public IEnumerable<Option> All =>
        [.. OfOneDebit, Debits, Rules, RuleSet, PlaidUrl, TokenFile, Timeout, Decisions, ReplaceLostSegment, Output];

    /// <summary>The options that state one debit, and do not go with many.</summary>
    public IReadOnlyList<Option> OfOneDebit => [Account, Amount, Id, EntryClass, SameDay, Effective, Attempt, LastReturn, RetryOf];
}

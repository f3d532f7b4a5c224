using System.CommandLine;
using System.CommandLine.Completions;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Checking;

/// <summary>The options of <c>check</c>.</summary>
internal sealed class CheckOptions
{
    public Option<string?> Account { get; } = new("--account") { HelpName = "ID", Description = "Plaid's id of the account." };

    public Option<string?> Amount { get; } = new("--amount") { HelpName = "MONEY", Description = "The amount, as in \"75.00 USD\"." };

    public Option<string?> Id { get; } = new("--id")
    {
        HelpName = "ID",
        Description = "The debit's id, its idempotency key; generated when left out.",
    };

    public Option<string?> EntryClass { get; } = new("--class")
    {
        HelpName = "CODE",
        Description = "Nacha's entry class; WEB when left out.",
    };

    public Option<bool> SameDay { get; } = new("--same-day") { Description = "The entry settles on the day it is sent." };

    public Option<string?> Effective { get; } = new("--effective")
    {
        HelpName = "DAY",
        Description = "The effective entry date, as in 2026-11-23.",
    };

    public Option<int?> Attempt { get; } = new("--attempt") { HelpName = "N", Description = "1 for a first entry, 2 for its first retry." };

    public Option<string?> LastReturn { get; } = new("--last-return")
    {
        HelpName = "CODE",
        Description = "The return code of the previous attempt, as in R01.",
    };

    public Option<string?> RetryOf { get; } = new("--retry-of")
    {
        HelpName = "ID",
        Description =
            "The id of the returned debit that this debit presents again. It must agree with the record of that debit in the store of "
                + "--decisions or --postgres; without it, earlier attempts are not verified.",
    };

    public Option<string[]> Fact { get; } = new(FactOptionReader.Name)
    {
        HelpName = "NAME=VALUE",
        Description = "A fact that the rule set declares, as in x.tenureDays=90; the option may be repeated.",
    };

    public Option<string?> Debits { get; } = new("--debits")
    {
        HelpName = "FILE",
        Description =
            "Many debits: a file with one in each line, as JSON or, with a header, as CSV (a file *.csv); - is standard input. Members: "
                + string.Join(", ", DebitMembers.All) + "; of CSV also a column for each fact, as in x.tenureDays.",
    };

    public Option<string?> DebitsFormat { get; } = DebitsFormatOption.Create();

    public Option<string?> Rules { get; } = new("--rules")
    {
        HelpName = "PATH",
        Description = "The rule file, or a folder of rule files; the default rule set when left out.",
    };

    public Option<string?> RuleSet { get; } = new("--rule-set")
    {
        HelpName = "NAME",
        CompletionSources = { RuleSetCompletions.Of },
        Description =
            "The name of the rule set that judges; with --debits, for lines that name none. Default: ach-debit, or the only rule set.",
    };

    public Option<string?> PlaidUrl { get; } = new("--plaid-url")
    {
        HelpName = "URL",
        Description = "The address of Plaid's API, or of a compatible server; Plaid's production when left out.",
    };

    public Option<string?> TokenFile { get; } = new("--access-token-file")
    {
        HelpName = "FILE",
        Description = "A file with the access token.",
    };

    public Option<string?> Source { get; } = new Option<string?>("--source")
    {
        CompletionSources = { _ => BalanceSourceNames.All.Select(name => new CompletionItem(name)) },
        HelpName = "SOURCE",
        Description =
            "Where the balance comes from: real-time (the default; each is billed), cached (free, of any age), cached-first (cached where "
                + "it is not older than --cached-max-age, else real time), processor (real time, by processor tokens), "
                + "signal (real time, with an evaluation by Plaid's Signal beside it for rules that declare its facts; each is billed).",
    };

    public Option<string?> CachedMaxAge { get; } = new("--cached-max-age")
    {
        HelpName = "AGE",
        Description = "With --source cached-first: the maximum age of a cached balance that is not read again; 1h when left out.",
    };

    public Option<string?> MaxBalanceAge { get; } = new("--max-balance-age")
    {
        HelpName = "AGE",
        Description = "The maximum age of a balance at a bank without real-time balances (cards and loans at Capital One), as in 24h.",
    };

    public Option<string?> Timeout { get; } = new("--timeout")
    {
        HelpName = "TIME",
        Description = "The deadline for reading a balance, as in 20s.",
    };

    public Option<string?> Decisions { get; } = new("--decisions")
    {
        HelpName = "LOG",
        Description =
            "The decision log: a repeated id returns its recorded decision, accepted amounts are held against later debits, and every "
                + "decision is on disk before it is printed. Created when it does not exist.",
    };

    public Option<string?> Postgres { get; } = PostgresOption.Create("Like --decisions, in the store of a database");

    public Option<bool> ReplaceLostSegment { get; } = new("--replace-lost-segment")
    {
        Description =
            "Starts a new active segment where the segment of an existing log is missing or empty; its records are lost. Without this "
                + "option such a log is rejected.",
    };

    public Option<bool> Explain { get; } = new("--explain")
    {
        Description =
            "Lists what every check answered, with its value, its threshold, and the margin to a worse answer. The JSON always has them.",
    };

    public Option<string> Output { get; } = OutputOption.Create();

    public IEnumerable<Option> All =>
    [
        .. SingleDebit, Debits, DebitsFormat, Rules, RuleSet, PlaidUrl, TokenFile, Source, CachedMaxAge, MaxBalanceAge, Timeout, Decisions,
        Postgres, ReplaceLostSegment, Explain, Output,
    ];

    /// <summary>The options that state one debit; <c>--debits</c> excludes them.</summary>
    public IReadOnlyList<Option> SingleDebit => [Account, Amount, Id, EntryClass, SameDay, Effective, Attempt, LastReturn, RetryOf, Fact];
}

using System.CommandLine;
using System.Globalization;
using System.Net;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Plaid;

namespace FundsCheck.Cli.Checking;

/// <summary>The options of <c>check</c>, read and validated. Every problem is reported at once.</summary>
internal sealed record CheckSettings
{
    public const string TokenVariable = "PLAID_ACCESS_TOKEN";
    private const string Production = "https://production.plaid.com";

    public required CheckedDebits Debits { get; init; }

    /// <summary>Where decisions are recorded; null where they end with the run.</summary>
    public RecordSource? Records { get; private init; }

    /// <summary>Whether a new active segment of the log replaces a lost one.</summary>
    public bool ReplacesLostSegment { get; private init; }

    public required CheckRules CheckRules { get; init; }

    public required Uri PlaidAddress { get; init; }

    public required string ClientId { get; init; }

    public required Secret ClientSecret { get; init; }

    /// <summary>The access token of a debit without one.</summary>
    public Secret? AccessToken { get; private init; }

    public TimeSpan? Timeout { get; private init; }

    /// <summary>The options of Plaid that the source of the balances and its ages set.</summary>
    public required Action<PlaidOptions> Source { get; init; }

    /// <summary>Whether Signal evaluates debits beside their balance.</summary>
    public bool HasSignal { get; private init; }

    public bool IsJson { get; private init; }

    /// <summary>Whether the text of a decision lists what every check answered, as its JSON always does.</summary>
    public bool IsExplained { get; private init; }

    public static CheckSettings Read(CheckOptions options, ParseResult parsed, Terminal terminal)
    {
        var problems = new List<string>();
        var address = ReadAddress(parsed.GetValue(options.PlaidUrl) ?? Production, problems);
        var clientId = Credential(terminal, "PLAID_CLIENT_ID", address, problems);
        var clientSecret = Credential(terminal, "PLAID_SECRET", address, problems);
        var token = AccessTokenReader.Read(parsed.GetValue(options.TokenFile), terminal, problems);
        var timeout = BalanceSourceReader.ReadDuration(
            parsed.GetValue(options.Timeout), "--timeout", CheckHost.TimeoutMin, CheckHost.TimeoutMax, "20s", problems);
        var source = BalanceSourceReader.Read(options, parsed, problems);
        var debits = parsed.GetValue(options.Debits);
        var rules = LoadRules(parsed.GetValue(options.Rules), parsed.GetValue(options.RuleSet), terminal.Time, problems);
        CheckedDebits? toCheck = debits is null
            ? ReadDebit(options, parsed, token, rules, problems)
            : ReadBatch(debits, options, parsed, problems);

        var log = parsed.GetValue(options.Decisions);
        if (log is not null && (log.Length == 0 || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(log)))))
        {
            problems.Add("--decisions names a file in a folder that does not exist; create the folder");
        }
        else if (log is not null && RegularFile.OtherKind(log) is { } kind)
        {
            problems.Add($"--decisions: `{log}` is {kind}; name a regular file, or a new one");
        }

        var records = ChooseRecords(log, parsed.GetValue(options.Postgres), problems);
        if (log is null && parsed.GetValue(options.ReplaceLostSegment))
        {
            problems.Add("--replace-lost-segment needs a decision log; name it with --decisions");
        }

        if (debits is null && rules?.MissingDefault is { } why)
        {
            problems.Add($"ruleSet.missing: {why}; name one with --rule-set");
        }

        if (problems.Count > 0 || rules is null || address is null || clientId is null || clientSecret is null || toCheck is null)
        {
            throw new WrongInputException(problems);
        }

        return new CheckSettings
        {
            Debits = toCheck,
            Records = records,
            ReplacesLostSegment = parsed.GetValue(options.ReplaceLostSegment),
            CheckRules = rules,
            PlaidAddress = address,
            ClientId = clientId,
            ClientSecret = new Secret(clientSecret),
            AccessToken = token,
            Timeout = timeout,
            Source = source,
            HasSignal = string.Equals(parsed.GetValue(options.Source), BalanceSourceNames.Signal, StringComparison.Ordinal),
            IsExplained = parsed.GetValue(options.Explain),
            IsJson = OutputOption.IsJson(parsed.GetValue(options.Output)),
        };
    }

    /// <summary>The address and the credentials of Plaid, for commands that check no debit.</summary>
    public static Action<PlaidOptions> ReadPlaid(string? url, Terminal terminal)
    {
        var problems = new List<string>();
        var address = ReadAddress(url ?? Production, problems);
        var clientId = Credential(terminal, "PLAID_CLIENT_ID", address, problems);
        var clientSecret = Credential(terminal, "PLAID_SECRET", address, problems);
        return problems.Count > 0 || clientSecret is null
            ? throw new WrongInputException(problems)
            : plaid => (plaid.BaseAddress, plaid.ClientId, plaid.Secret) = (address, clientId, new Secret(clientSecret));
    }

    private static CheckedDebits.Batch ReadBatch(string file, CheckOptions options, ParseResult parsed, List<string> problems)
    {
        var others = options.SingleDebit.Where(option => parsed.GetResult(option) is { Implicit: false });
        problems.AddRange(others.Select(other => $"{other.Name} states one debit and --debits many; give one of the two"));
        return new CheckedDebits.Batch(file, DebitsFormatOption.IsCsv(parsed.GetValue(options.DebitsFormat), file));
    }

    private static RecordSource? ChooseRecords(string? log, string? postgres, List<string> problems)
    {
        try
        {
            return RecordSource.Choose(log, postgres, "--decisions");
        }
        catch (WrongInputException exception)
        {
            problems.AddRange(exception.Problems);
            return null;
        }
    }

    private static CheckRules? LoadRules(string? path, string? ruleSet, TimeProvider time, List<string> problems)
    {
        try
        {
            return CheckRules.Load(path, ruleSet, time);
        }
        catch (WrongInputException exception)
        {
            problems.AddRange(exception.Problems);
            return null;
        }
    }

    private static Uri? ReadAddress(string text, List<string> problems)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme is "https" || (address.Scheme is "http" && IsLoopback(address))))
        {
            return address;
        }

        problems.Add("--plaid-url is an https address, or an http one on this machine, as in http://127.0.0.1:5099");
        return null;
    }

    private static bool IsLoopback(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.Host, out var number) && IPAddress.IsLoopback(number));

    private static string? Credential(Terminal terminal, string variable, Uri? address, List<string> problems)
    {
        var value = terminal.Environment(variable);
        if (!string.IsNullOrWhiteSpace(value))
        {
            return value;
        }

        // A sandbox on this machine accepts any credentials.
        if (address is not null && IsLoopback(address))
        {
            return "sandbox";
        }

        problems.Add($"{variable} is not set in the environment; copy it from Plaid's dashboard");
        return null;
    }

    private static CheckedDebits.Single? ReadDebit(
        CheckOptions options, ParseResult parsed, Secret? token, CheckRules? rules, List<string> problems)
    {
        var account = parsed.GetValue(options.Account);
        var amountText = parsed.GetValue(options.Amount);
        var effectiveText = parsed.GetValue(options.Effective);
        Money amount = default;
        DateOnly? effective = null;
        if (account is null)
        {
            problems.Add("--account is missing; give the account's id, or many debits with --debits");
        }

        if (amountText is null)
        {
            problems.Add("--amount is missing; give it as in \"75.00 USD\"");
        }
        else if (!Money.TryParse(amountText, out amount, out var problem))
        {
            problems.Add($"--amount: {problem}");
        }

        if (effectiveText is not null && (effective = ReadDate(effectiveText)) is null)
        {
            problems.Add("--effective is a date, as in 2026-11-23");
        }

        if (token is null)
        {
            problems.Add($"there is no access token; set {TokenVariable}, or give --access-token-file");
        }

        var facts = FactOptionReader.Read(
            parsed.GetValue(options.Fact) ?? [], rules?.Find(parsed.GetValue(options.RuleSet)), problems);
        return problems.Count > 0 || account is null ? null : new CheckedDebits.Single(new ProposedDebit
        {
            Id = parsed.GetValue(options.Id) ?? $"cli-{Guid.CreateVersion7():n}",
            Account = new AccountRef(account, token),
            Amount = amount,
            EntryClass = parsed.GetValue(options.EntryClass) ?? "WEB",
            SameDay = parsed.GetValue(options.SameDay),
            EffectiveDate = effective,
            Attempt = parsed.GetValue(options.Attempt) ?? 1,
            LastReturn = parsed.GetValue(options.LastReturn),
            RetryOf = parsed.GetValue(options.RetryOf),
            RuleSet = parsed.GetValue(options.RuleSet),
            Facts = facts,
        });
    }

    public static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}

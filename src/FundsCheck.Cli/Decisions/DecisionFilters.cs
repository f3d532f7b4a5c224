using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Decisions;

/// <summary>The options that select decisions by what is recorded of them.</summary>
internal sealed class DecisionFilters
{
    private readonly Option<string?> _from =
        new("--from") { HelpName = "TIME", Description = "The earliest time, as in 2026-11-23T15:00:00Z." };

    private readonly Option<string?> _until =
        new("--until") { HelpName = "TIME", Description = "The end of the time, which is left out itself." };

    private readonly Option<string?> _outcome = new("--outcome") { Description = "The outcome of the decisions." };
    private readonly Option<string?> _ruleSet = new("--rule-set") { HelpName = "NAME", Description = "The rule set of the decisions." };
    private readonly Option<string?> _account = new("--account") { HelpName = "KEY", Description = "The account of the debits." };
    private readonly Option<string?> _reason = new("--reason") { HelpName = "CODE", Description = "The code of one of their reasons." };

    private readonly Option<string?> _minAmount =
        new("--min-amount") { HelpName = "AMOUNT", Description = "The least amount, as in \"50.00 USD\"." };

    private readonly Option<string?> _maxAmount = new("--max-amount") { HelpName = "AMOUNT", Description = "The largest amount." };
    private readonly Option<string?> _approver = new("--approver") { HelpName = "NAME", Description = "Who approved the decisions." };

    public DecisionFilters() => _outcome.AcceptOnlyFromAmong([.. OutcomeNames.All]);

    public void AddTo(Command command)
    {
        foreach (var option in Options())
        {
            command.Add(option);
        }
    }

    /// <summary>The name of the first option that the command line has; null where it has none.</summary>
    public string? FirstOf(ParseResult parsed) => Options().FirstOrDefault(option => parsed.GetValue(option) is not null)?.Name;

    /// <summary>Reads the options.</summary>
    /// <exception cref="WrongInputException">A value is none, or two of them contradict one another.</exception>
    public ListSettings Read(ParseResult parsed, int limit, string? after = null, bool isOpenReviews = false)
    {
        var filter = new DecisionQuery
        {
            From = TimeArgument.Read(_from.Name, parsed.GetValue(_from)),
            Until = TimeArgument.Read(_until.Name, parsed.GetValue(_until)),
            Outcome = parsed.GetValue(_outcome) is { } name ? OutcomeNames.Find(name) : null,
            RuleSet = parsed.GetValue(_ruleSet),
            After = after,
        };
        return new ListSettings(filter, limit)
        {
            Account = parsed.GetValue(_account),
            Reason = parsed.GetValue(_reason),
            MinAmount = ReadAmount(_minAmount.Name, parsed.GetValue(_minAmount)),
            MaxAmount = ReadAmount(_maxAmount.Name, parsed.GetValue(_maxAmount)),
            Approver = parsed.GetValue(_approver),
            IsOpenReviews = isOpenReviews,
        }.Require();
    }

    private IEnumerable<Option<string?>> Options() =>
        [_from, _until, _outcome, _reason, _ruleSet, _account, _minAmount, _maxAmount, _approver];

    private static Money? ReadAmount(string option, string? text)
    {
        var problem = string.Empty;
        Money amount = default;
        return text is null || Money.TryParse(text, out amount, out problem)
            ? text is null ? null : amount
            : throw new WrongInputException([$"{option}: {problem}"]);
    }
}

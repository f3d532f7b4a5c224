using System.CommandLine;
using FundsCheck.Cli.Html;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records;

namespace FundsCheck.Cli.Rules;

/// <summary>The argument and options of <c>rules tune</c>.</summary>
internal sealed class TuneOptions
{
    private const double HundredthsOfPercent = 10_000;

    private readonly Argument<string> _file = new("FILE") { Description = "The rule file in force." };
    private readonly Option<string> _check = new("--check")
    {
        HelpName = "ID",
        Required = true,
        Description = "The check with the threshold.",
    };

    private readonly Option<string> _measure = new("--measure")
    {
        HelpName = "NAME",
        Required = true,
        Description = "The measure of the threshold: amount, headroom.available, cover.available or another one of money or percent.",
    };

    private readonly Option<string?> _current = new("--current")
    {
        HelpName = "VALUE",
        Description = "The present threshold, as in \"100.00 USD\", where the check has several.",
    };

    private readonly Option<string?> _decisions = new("--decisions") { HelpName = "LOG", Description = "The decision log." };
    private readonly Option<string?> _postgres = PostgresOption.Create("The database of the decisions, in place of --decisions");
    private readonly Option<string?> _thresholds = new("--thresholds")
    {
        HelpName = "A,B,...",
        Description = "The values to count, as in \"10.00 USD,25.00 USD\". Without it, values from the records.",
    };

    private readonly Option<int> _values = new("--values")
    {
        HelpName = "N",
        Description = "The number of values from the records, at most 1000.",
        DefaultValueFactory = _ => Tuning.ValuesDefault,
    };

    private readonly Option<string> _returns = new("--returns")
    {
        HelpName = "CODES",
        Description = "The returns that count: all, funds (R01, R09), administrative, unauthorized, or codes as in R01,R10.",
        DefaultValueFactory = _ => "all",
    };

    private readonly Option<string?> _goal = new("--returns-below")
    {
        HelpName = "RATE",
        Description = "Suggests the loosest value with at most this share of returned debits, as in 0.5%, with its diff and backtest.",
    };

    private readonly Option<string?> _write = new("--write")
    {
        HelpName = "NEWFILE",
        Description = "Writes the rule set with the suggested value, or with the only value of --thresholds, to a new file.",
    };

    private readonly Option<string?> _html = HtmlOption.Create("the values with their chart");
    private readonly Option<string> _output = OutputOption.Create();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        foreach (var option in new Option[]
            { _check, _measure, _current, _decisions, _postgres, _thresholds, _values, _returns, _goal, _write, _html, _output })
        {
            command.Options.Add(option);
        }
    }

    public bool IsJson(ParseResult parsed) => OutputOption.IsJson(parsed.GetValue(_output));

    /// <summary>The page to write; null for none.</summary>
    /// <exception cref="WrongInputException">The name is not that of a page, or JSON is given too.</exception>
    public string? PageOf(ParseResult parsed) => HtmlOption.Read(parsed, _html) is not { } page ? null
        : IsJson(parsed) ? throw new WrongInputException(["--html and --output json exclude one another; give one of them"])
        : page;

    /// <exception cref="WrongInputException">No records are given, or two sources.</exception>
    public RecordSource SourceOf(ParseResult parsed) =>
        RecordSource.Choose(parsed.GetValue(_decisions), parsed.GetValue(_postgres), _decisions.Name)
            ?? throw new WrongInputException(["the records are missing; give --decisions LOG or --postgres CONNECTION"]);

    /// <exception cref="WrongInputException">A value is wrong, or the rule file does not load.</exception>
    public TuneSettings Read(ParseResult parsed)
    {
        var ruleSet = RuleFiles.LoadOrDefault(parsed.GetRequiredValue(_file));
        var (check, measure) = (parsed.GetRequiredValue(_check), parsed.GetRequiredValue(_measure));
        if (!TunedThreshold.TryFind(ruleSet, check, measure, parsed.GetValue(_current), out var threshold, out var problem))
        {
            throw new WrongInputException([$"{problem}{(parsed.GetValue(_current) is null ? string.Empty : " (--current)")}"]);
        }

        var values = parsed.GetValue(_thresholds) is { } list ? Values(threshold, list) : null;
        var (goal, file, count) = (parsed.GetValue(_goal), parsed.GetValue(_write), parsed.GetValue(_values));
        if (count is < 1 or > Tuning.ValuesMax)
        {
            throw new WrongInputException([$"--values: write a number from 1 to {Tuning.ValuesMax}"]);
        }

        if (file is not null && goal is null && values is not { Count: 1 })
        {
            throw new WrongInputException(["--write needs --returns-below RATE, or exactly one value of --thresholds"]);
        }

        if (file is not null && Path.Exists(file))
        {
            throw new WrongInputException([$"`{file}` exists; name a new file"]);
        }

        var returns = parsed.GetRequiredValue(_returns);
        var codes = ReturnLevels.Parse(returns);
        return new TuneSettings(threshold, values, count, returns, codes, goal, goal is null ? 0 : GoalOf(goal), file);
    }

    private static double GoalOf(string text) => ThresholdSyntax.TryReadPercent(text, out var hundredths)
        ? hundredths / HundredthsOfPercent
        : throw new WrongInputException([$"--returns-below: `{text}` is not a share; write it as in 0.5%"]);

    private static List<long> Values(TunedThreshold threshold, string list)
    {
        var values = new List<long>();
        foreach (var text in list.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!threshold.TryParse(text, out var step))
            {
                var example = threshold.Format(threshold.Current);
                throw new WrongInputException([
                    $"--thresholds: `{text}` is not a value of `{threshold.Measure}`; write it as in `{example}`",
                ]);
            }

            values.Add(step);
            if (!threshold.Loads(step))
            {
                _ = TuneRun.Load(threshold, step);
            }
        }

        return values;
    }
}

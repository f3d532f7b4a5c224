using System.Security.Cryptography;
using System.Text;
using FundsCheck.Rules.Comparison;
using FundsCheck.Rules.Coverage;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Explanation;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Loading;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Schema;
using FundsCheck.Rules.Testing;

namespace FundsCheck.Rules;

/// <summary>
/// A policy that was loaded and checked whole. Immutable; safe for any number of threads. Judging is a pure function of it and of the
/// facts.
/// </summary>
public sealed class RuleSet
{
    private static readonly Lazy<RuleSet> LazyDefault = new(LoadDefault);

    private readonly RuleSetDefinition _definition;
    private readonly CompiledRules _rules;

    internal RuleSet(RuleSetDefinition definition)
    {
        _definition = definition;
        _rules = new CompiledRules(definition);
        CanonicalText = CanonicalWriter.Write(definition);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText)));
        Identity = new RuleSetIdentity(definition.Name, definition.Version, hash);
    }

    private RuleSet(RuleSet other, IReadOnlyList<RuleSetProblem> warnings)
    {
        (_definition, _rules, CanonicalText, Identity) = (other._definition, other._rules, other.CanonicalText, other.Identity);
        Warnings = warnings;
    }

    /// <summary>The default policy, as shipped in <c>rules/ach-debit.json</c>.</summary>
    public static RuleSet Default => LazyDefault.Value;

    /// <summary>The JSON Schema of rule files, for editors: the text of <c>rules/schema/ruleset.v1.schema.json</c>.</summary>
    public static string JsonSchema => RuleSetSchema.Write(FormatVocabulary.Whole);

    /// <summary>Name, version and hash.</summary>
    public RuleSetIdentity Identity { get; }

    /// <summary>The only currency of the debits that it judges.</summary>
    public Currency Currency => _definition.Currency;

    /// <summary>How long a decision may be relied on.</summary>
    public TimeSpan ValidFor => _definition.ValidFor ?? RuleSetDefinition.ValidForDefault;

    /// <summary>What was found that does not keep it from loading, in the order of the file.</summary>
    public IReadOnlyList<RuleSetProblem> Warnings { get; } = [];

    /// <summary>The rule set in its canonical layout.</summary>
    public string CanonicalText { get; }

    internal RuleSetDefinition Definition => _definition;

    internal CompiledRules Compiled => _rules;

    /// <summary>Loads a rule file.</summary>
    /// <exception cref="RuleSetInvalidException">The file does not load; every problem with its place.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RuleSet Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(BoundedFile.Read(path, RuleLimits.FileBytesMax), path);
    }

    /// <summary>Loads a rule set from the bytes of a file.</summary>
    /// <param name="utf8">The file's content.</param>
    /// <param name="file">What problems call the file.</param>
    /// <exception cref="RuleSetInvalidException">It does not load; every problem with its place.</exception>
    public static RuleSet Parse(ReadOnlyMemory<byte> utf8, string file) =>
        TryParse(utf8, file, out var ruleSet, out var problems) ? ruleSet! : throw new RuleSetInvalidException(problems);

    /// <summary>
    /// Loads a rule set from the bytes of a file; tells every problem, warnings too. Where one is an error, it does not load.
    /// </summary>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, string file, out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ruleSet = RuleSetLoader.Load(utf8, file, LoaderRule.None, out problems);
        return ruleSet is not null;
    }

    internal RuleSet With(IReadOnlyList<RuleSetProblem> warnings) => new(this, warnings);

    /// <summary>
    /// Judges facts: the most severe answer of all checks, every reason, and the largest amount that would have been accepted.
    /// </summary>
    /// <exception cref="ArgumentException">The debit is not in the rule set's currency.</exception>
    public Verdict Judge(DecisionFacts facts) => Judge(Bind(facts), withSentences: true);

    /// <summary>Runs the tests beside the rules.</summary>
    public IReadOnlyList<RuleTestResult> RunTests() => [.. _definition.Tests.Select(test => RuleTestRunner.Run(this, test))];

    /// <summary>Measures what the tests beside the rules reach of them, whether or not they pass.</summary>
    public RuleCoverage MeasureCoverage()
    {
        var run = new CoverageRun(this);
        var gaps = run.Items.Where(item => !run.IsReached(item))
            .Select(item => new RuleCoverageGap(item.CheckId, item.What, item.At.Line, item.At.Column));
        return new RuleCoverage(run.Items.Count, [.. gaps]);
    }

    /// <summary>
    /// Compares with a newer rule set, exactly: every region of debits and balances that gets another outcome, other reasons or other
    /// texts, and every setting. Each example was judged by both rule sets.
    /// </summary>
    /// <exception cref="ArgumentException">The two judge debits in different currencies.</exception>
    /// <exception cref="InvalidOperationException">
    /// They cannot be compared exactly: it takes more than <see cref="RuleLimits.ComparisonStepsMax"/> steps, or an example proves wrong.
    /// </exception>
    public RuleSetDifference CompareTo(RuleSet newer)
    {
        ArgumentNullException.ThrowIfNull(newer);
        return newer.Currency == Currency
            ? new RuleSetDifference(Identity, newer.Identity, SettingsComparer.Compare(this, newer), RuleSetComparer.Compare(this, newer))
            : throw new ArgumentException($"a rule set in {Currency} and one in {newer.Currency} judge no debit in common", nameof(newer));
    }

    /// <summary>
    /// The whole policy in plain English and as decision tables, in Markdown, for those who sign it. The same rule set gives the same text.
    /// </summary>
    public string Explain() => PolicyDocument.Write(this);

    internal static RuleSet LoadWithout(LoaderRule switchedOff, ReadOnlyMemory<byte> utf8, string file) =>
        RuleSetLoader.Load(utf8, file, switchedOff, out var problems) ?? throw new RuleSetInvalidException(problems);

    /// <summary>The same answer with reasons that have no sentences: most of the work of telling many answers is their wording.</summary>
    internal Verdict JudgeWithoutSentences(DecisionFacts facts) => Judge(Bind(facts), withSentences: false);

    internal FactVector Bind(DecisionFacts facts)
    {
        if (facts.Amount.Currency != Currency)
        {
            throw new ArgumentException($"a debit in {facts.Amount.Currency} cannot be judged by a rule set in {Currency}", nameof(facts));
        }

        return new FactVector(_rules, facts);
    }

    /// <summary>A decline that the debit's own facts give without a balance; null where they do not decline.</summary>
    internal Verdict? DeclineWithoutBalance(FactVector facts, bool withSentences = true)
    {
        Span<CheckAnswer> answers = stackalloc CheckAnswer[_rules.Checks.Length];
        Span<ulong> masks = stackalloc ulong[Evaluator.MasksCount * _rules.Words];
        if (Evaluator.Judge(_rules, facts, facts.Amount, JudgeScope.DebitAlone, answers, masks) != Outcome.Decline)
        {
            return null;
        }

        var notEvaluated = new List<string>();
        for (var index = 0; index < answers.Length; index++)
        {
            if (answers[index].State == CheckState.NotEvaluated)
            {
                notEvaluated.Add(_rules.Checks[index].Definition.Id);
            }
        }

        var reasons = new ReasonWriter(_rules, facts, withSentences).Write(Outcome.Decline, answers);
        return new Verdict { Outcome = Outcome.Decline, Reasons = reasons, NotEvaluated = notEvaluated };
    }

    private static RuleSet LoadDefault()
    {
        using var stream = typeof(RuleSet).Assembly.GetManifestResourceStream("ach-debit.json")
            ?? throw new InvalidOperationException("the default policy is missing from the assembly");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray(), "ach-debit.json");
    }

    private Verdict Judge(FactVector facts, bool withSentences)
    {
        if (string.Equals(facts.Facts.Reading, Balances.ReadingCodes.BalanceNotNeeded, StringComparison.Ordinal)
            && DeclineWithoutBalance(facts, withSentences) is { } early)
        {
            return early;
        }

        Span<CheckAnswer> answers = stackalloc CheckAnswer[_rules.Checks.Length];
        Span<ulong> masks = stackalloc ulong[Evaluator.MasksCount * _rules.Words];
        var outcome = Evaluator.Judge(_rules, facts, facts.Amount, JudgeScope.Whole, answers, masks);
        if (outcome == Outcome.None)
        {
            // INVARIANT: the gates always answer, so no rule set that loads comes here.
            throw new InvalidOperationException("no check answered");
        }

        var largest = outcome == Outcome.Accept || !facts.IsRead ? null : LargestAccepted.Find(_rules, facts, Currency);
        return new Verdict
        {
            Outcome = outcome,
            Reasons = new ReasonWriter(_rules, facts, withSentences).Write(outcome, answers),
            WouldAccept = largest is { } amount ? new Money(Scaled.ToDecimal(amount), Currency) : null,
        };
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Judging;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules;

/// <summary>
/// A rule set that was loaded and checked whole. Immutable; safe for any number of threads. Judging is a pure function of it and of the
/// facts.
/// </summary>
public sealed class RuleSet
{
    private static readonly Lazy<RuleSet> LazyDefault = new(LoadDefault);

    private readonly RuleSetDefinition _definition;
    private readonly RuleSetJudge _judge;

    internal RuleSet(RuleSetDefinition definition)
    {
        _definition = definition;
        _judge = new RuleSetJudge(definition);
        CanonicalText = CanonicalWriter.Write(definition);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalText)));
        Identity = new RuleSetIdentity(definition.Name, definition.Version, hash);
    }

    private RuleSet(RuleSet other, IReadOnlyList<RuleSetProblem> warnings)
    {
        (_definition, _judge, CanonicalText, Identity) = (other._definition, other._judge, other.CanonicalText, other.Identity);
        Warnings = warnings;
    }

    /// <summary>The default rule set, as shipped in <c>rules/ach-debit.json</c>.</summary>
    public static RuleSet Default => LazyDefault.Value;

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

    /// <summary>The rule set as the file states it, for tools of rule authors.</summary>
    public RuleSetDefinition Definition => _definition;

    internal CompiledRules Compiled => _judge.Rules;

    /// <summary>Expresses the rule set in terms of facts, for the tools of rule authors.</summary>
    /// <param name="stepsMax">The most steps that searches over the facts may take, together.</param>
    public AnalysisContext Analyse(int stepsMax) => new(_judge, new AnalysisBudget(stepsMax));

    internal RuleSetJudge Judging => _judge;

    internal FactVector Bind(DecisionFacts facts) => _judge.Bind(facts);

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
        TryParse(utf8, file, out var ruleSet, out var problems) ? ruleSet : throw new RuleSetInvalidException(problems);

    /// <summary>
    /// Loads a rule set from the bytes of a file; tells every problem, warnings too. Where one is an error, it does not load.
    /// </summary>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8, string file, [NotNullWhen(true)] out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ruleSet = RuleSetLoader.Load(utf8, file, LoaderRule.None, out problems);
        return ruleSet is not null;
    }

    internal RuleSet With(IReadOnlyList<RuleSetProblem> warnings) => new(this, warnings);

    /// <summary>
    /// Judges facts: the most severe answer of all checks, every reason, and the largest amount that would have been accepted.
    /// </summary>
    /// <exception cref="ArgumentException">The debit is not in the rule set's currency, or the facts have both a balance and a
    /// failure.</exception>
    public Verdict Judge(DecisionFacts facts) => _judge.Judge(facts);

    /// <summary>
    /// The same verdict with reasons whose texts are empty: where many facts are judged, wording the texts is most of the work.
    /// </summary>
    /// <exception cref="ArgumentException">The debit is not in the rule set's currency, or the facts have both a balance and a
    /// failure.</exception>
    public Verdict JudgeWithoutTexts(DecisionFacts facts) => _judge.Judge(facts, withSentences: false);

    /// <summary>The custom facts that the rule set declares, each with its value where the host gave one of the declared type.</summary>
    /// <param name="given">The facts that the host gave, by name.</param>
    public IReadOnlyList<CustomFactValue> Classify(IReadOnlyDictionary<string, CustomFact> given)
    {
        ArgumentNullException.ThrowIfNull(given);

        // Most rule sets declare none.
        return _definition.CustomFacts.Count == 0
            ? []
            : [.. _definition.CustomFacts.Select(fact => FactsClassifier.OfHost(fact, given, Currency))];
    }

    /// <summary>Runs the tests beside the rules.</summary>
    public IReadOnlyList<RuleTestResult> RunTests() => [.. _definition.Tests.Select(test => RuleTestRunner.Run(_judge, test))];

    /// <summary>
    /// Loads the text of a rule set that a record keeps. Its analysis over all facts is left out, as it passed when the rule set was first
    /// loaded; every other check is made.
    /// </summary>
    /// <param name="utf8">The text.</param>
    /// <param name="file">The name of the file in problems.</param>
    /// <exception cref="RuleSetInvalidException">It does not load; every problem with its place.</exception>
    public static RuleSet LoadRecorded(ReadOnlyMemory<byte> utf8, string file) => LoadWithout(LoaderRule.Analysis, utf8, file);

    internal static RuleSet LoadWithout(LoaderRule switchedOff, ReadOnlyMemory<byte> utf8, string file) =>
        RuleSetLoader.Load(utf8, file, switchedOff, out var problems) ?? throw new RuleSetInvalidException(problems);

    /// <summary>
    /// The decline that the debit's own facts give without a balance; null where they do not decline. Such a debit is decided without
    /// reading one.
    /// </summary>
    /// <param name="facts">The facts of the debit; the balance in them is not looked at.</param>
    /// <exception cref="ArgumentException">The debit is not in the rule set's currency.</exception>
    public Verdict? DeclineWithoutBalance(DecisionFacts facts) => _judge.DeclineWithoutBalance(facts);

    private static RuleSet LoadDefault()
    {
        using var stream = typeof(RuleSet).Assembly.GetManifestResourceStream("ach-debit.json")
            ?? throw new InvalidOperationException("the default rule set is missing from the assembly");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray(), "ach-debit.json");
    }
}

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
/// A loaded and validated rule set. Immutable and thread-safe. The verdict is a pure function of the rule set and the facts.
/// </summary>
public sealed class RuleSet : ICheckEvaluator
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

    /// <summary>The currency of the debits that it judges; debits in other currencies are rejected.</summary>
    public Currency Currency => _definition.Currency;

    /// <summary>The validity of a decision, from its time on.</summary>
    public TimeSpan ValidFor => _definition.ValidFor ?? RuleSetDefinition.ValidForDefault;

    /// <summary>The instant from which it is in force, in UTC; null for a rule set that always was.</summary>
    public DateTimeOffset? EffectiveFrom => _definition.EffectiveFrom;

    /// <summary>The warnings of the file, in its order.</summary>
    public IReadOnlyList<RuleSetProblem> Warnings { get; } = [];

    /// <summary>The rule set in its canonical layout, with all that it inherits.</summary>
    public string CanonicalText { get; }

    /// <summary>
    /// The file of the rule set in its canonical layout: <see cref="CanonicalText"/>, unless the file extends a rule set.
    /// </summary>
    public string FileText => CanonicalWriter.WriteFile(_definition);

    /// <summary>The definition of the rule set in the file, for tools of rule authors.</summary>
    public RuleSetDefinition Definition => _definition;

    internal CompiledRules Compiled => _judge.Rules;

    /// <summary>Expresses the rule set in terms of facts, for the tools of rule authors.</summary>
    /// <param name="stepsMax">The most steps that searches over the facts may take, together.</param>
    public AnalysisContext Analyse(int stepsMax) => new(_judge, new AnalysisBudget(stepsMax));

    internal RuleSetJudge Judging => _judge;

    internal FactVector Bind(DecisionFacts facts) => _judge.Bind(facts);

    /// <summary>Loads a rule file. The rule set that it extends is loaded from the same folder.</summary>
    /// <returns>The rule set, with its warnings.</returns>
    /// <exception cref="RuleSetInvalidException">The file does not load. The exception lists every problem with its line and
    /// column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RuleSet Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return TryParse(
            BoundedFile.Read(path, RuleLimits.FileBytesMax), path, RuleSetFolder.OpenBeside(path), out var ruleSet, out var problems)
            ? ruleSet
            : throw new RuleSetInvalidException(problems);
    }

    /// <summary>Loads a rule set from the bytes of a file, which extends no other one.</summary>
    /// <param name="utf8">The content of the file.</param>
    /// <param name="file">The file name in problems.</param>
    /// <returns>The rule set, with its warnings.</returns>
    /// <exception cref="RuleSetInvalidException">The text does not load. The exception lists every problem with its line and
    /// column.</exception>
    public static RuleSet Parse(ReadOnlyMemory<byte> utf8, string file) =>
        TryParse(utf8, file, out var ruleSet, out var problems) ? ruleSet : throw new RuleSetInvalidException(problems);

    /// <summary>
    /// Loads a rule set from the bytes of a file, and returns every problem, including warnings. The file does not load with an error, and
    /// extends no other one.
    /// </summary>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8, string file, [NotNullWhen(true)] out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ruleSet = RuleSetLoader.Load(utf8, file, isAnalysed: true, out problems);
        return ruleSet is not null;
    }

    /// <summary>
    /// Loads a rule set from the bytes of a file, and the rule set that it extends from a folder. Returns every problem, including warnings
    /// and the errors of the files that it extends.
    /// </summary>
    /// <param name="utf8">The content of the file.</param>
    /// <param name="file">The file name in problems.</param>
    /// <param name="folder">The folder with the rule set that it extends.</param>
    /// <param name="ruleSet">The whole rule set, with all that it inherits; null where the method returns false.</param>
    /// <param name="problems">The problems, those of the file first.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8,
        string file,
        RuleSetFolder folder,
        [NotNullWhen(true)] out RuleSet? ruleSet,
        out IReadOnlyList<RuleSetProblem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(folder);
        ruleSet = RuleSetLoader.Load(utf8, file, isAnalysed: true, out problems, folder: folder);
        return ruleSet is not null;
    }

    internal RuleSet With(IReadOnlyList<RuleSetProblem> warnings) => new(this, warnings);

    /// <summary>
    /// Judges facts. The verdict has the most severe outcome of all checks, every reason, and the largest amount that would be accepted.
    /// </summary>
    /// <exception cref="ArgumentException">The debit is in another currency, or the facts have both a balance and a failure.</exception>
    public Verdict Judge(DecisionFacts facts) => _judge.Judge(facts);

    /// <summary>Judges facts, with empty texts in the reasons. A text of <see cref="Judge"/> is formatted when it is read.</summary>
    /// <exception cref="ArgumentException">The debit is in another currency, or the facts have both a balance and a failure.</exception>
    public Verdict JudgeWithoutTexts(DecisionFacts facts) => _judge.Judge(facts, withSentences: false);

    /// <summary>
    /// Describes what each check answers to facts, an accept too: its value, its threshold, and the margin to a worse answer. The most
    /// severe outcome is that of <see cref="Judge(DecisionFacts)"/>. For a recorded decision, the recorded facts and rule set give what was
    /// evaluated then.
    /// </summary>
    /// <returns>One evaluation for each check, the gates first, then in the order of the file.</returns>
    /// <exception cref="ArgumentException">The debit is in another currency, or the facts have both a balance and a failure.</exception>
    public IReadOnlyList<CheckEvaluation> EvaluateChecks(DecisionFacts facts) => _judge.EvaluateChecks(facts);

    /// <summary>Classifies the custom facts of a debit by the declarations of the rule set.</summary>
    /// <param name="given">The facts of the host, by name.</param>
    /// <returns>Every declared fact: known where the host stated a value of the declared type, else unknown.</returns>
    public IReadOnlyList<CustomFactValue> Classify(IReadOnlyDictionary<string, CustomFact> given) => Classify(given, fromSource: null);

    /// <summary>Classifies the custom facts of a debit and the facts of a source by the declarations of the rule set.</summary>
    /// <param name="given">The facts of the host, by name.</param>
    /// <param name="fromSource">The facts of the source, which no fact of the host stands for; null for none.</param>
    /// <returns>Every declared fact: known where the host, or the source, stated a value of the declared type, else unknown.</returns>
    public IReadOnlyList<CustomFactValue> Classify(IReadOnlyDictionary<string, CustomFact> given, SourceFacts? fromSource)
    {
        ArgumentNullException.ThrowIfNull(given);

        // Most rule sets declare no custom fact.
        return _definition.CustomFacts.Count == 0
            ? []
            : [.. _definition.CustomFacts.Select(fact => FactsClassifier.OfCustom(fact, given, fromSource, Currency))];
    }

    /// <summary>
    /// Parses the text of a custom fact by the type that the rule set declares for its name. A text that is not a value of that type, and a
    /// text without a declaration, remains a text, which is unknown where another type is declared.
    /// </summary>
    /// <param name="name">The name of the fact.</param>
    /// <param name="text">The text.</param>
    /// <param name="isQuoted">True for a string of JSON, which is no boolean and no integer.</param>
    public CustomFact ParseFact(string name, string text, bool isQuoted = false)
    {
        var declared = _definition.CustomFacts.FirstOrDefault(fact => string.Equals(fact.Name, name, StringComparison.Ordinal));
        var isBare = declared?.Type is CustomFactType.Boolean or CustomFactType.Integer;
        return declared is not null && !(isQuoted && isBare) && CustomFact.TryParse(text, declared.Type, out var fact)
            ? fact
            : CustomFact.From(text);
    }

    /// <summary>Runs the tests of the rule file.</summary>
    public IReadOnlyList<RuleTestResult> RunTests() => [.. _definition.Tests.Select(test => RuleTestRunner.Run(_judge, test))];

    /// <summary>
    /// Loads the text of a recorded rule set. The analysis over all facts is skipped, since it passed at the first load; all other
    /// validations run.
    /// </summary>
    /// <param name="utf8">The text.</param>
    /// <param name="file">The name of the file in problems.</param>
    /// <exception cref="RuleSetInvalidException">The text does not load. The exception lists every problem with its line and
    /// column.</exception>
    public static RuleSet LoadRecorded(ReadOnlyMemory<byte> utf8, string file) =>
        RuleSetLoader.Load(utf8, file, isAnalysed: false, out var problems) ?? throw new RuleSetInvalidException(problems);

    /// <summary>
    /// Judges the debit's own facts without a balance. Returns their decline, for which no balance is read; null where they do not decline.
    /// </summary>
    /// <param name="facts">The facts of the debit; the balance in them is ignored.</param>
    /// <exception cref="ArgumentException">The debit is in another currency.</exception>
    public Verdict? DeclineWithoutBalance(DecisionFacts facts) => _judge.DeclineWithoutBalance(facts);

    private static RuleSet LoadDefault()
    {
        using var stream = typeof(RuleSet).Assembly.GetManifestResourceStream("ach-debit.json")
            ?? throw new InvalidOperationException("the default rule set is missing from the assembly; reinstall the package");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Parse(bytes.ToArray(), "ach-debit.json");
    }
}

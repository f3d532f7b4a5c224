using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>
/// Collects the parts of one rule set that facts reach, as the evaluator judges them: the questions answered with yes,
/// and the given answers. Beside the checks it judges each with one of its guards alone, and with none.
/// </summary>
internal sealed class ReachedQuestions
{
    private readonly RuleSetDefinition _definition;
    private readonly RuleSet _probing;
    private readonly IReadOnlyList<GuardProbe> _probes;
    private readonly int[] _places;
    private readonly int[] _unguarded;
    private readonly BandListDefinition[][] _bandLists;
    private readonly CheckAnswer[] _answers;
    private readonly CheckAnswer[] _certain;
    private readonly List<string> _codes = [];
    private readonly HashSet<AnalysisQuestion> _reached = [];
    private readonly HashSet<(Outcome Outcome, UInt128 Codes)> _verdicts = [];
    private readonly HashSet<int> _answered = [];

    public ReachedQuestions(RuleSet ruleSet)
    {
        _definition = ruleSet.Definition;
        _probes = [.. _definition.Checks.SelectMany(GuardProbe.Of)];
        IReadOnlyList<CheckDefinition> checks = [.. _definition.Checks, .. _probes.Select(probe => probe.Definition)];
        _probing = new RuleSet(_definition with { Checks = checks });
        _places = [
            .. checks.Select(check => Array.FindIndex(_probing.Compiled.Checks, compiled => ReferenceEquals(compiled.Definition, check))),
        ];
        _unguarded = [.. _probes.Index().Where(row => row.Item.Guard == GuardProbe.NoGuard).Select(row => PlaceOf(row.Index))];
        _bandLists = [.. _definition.Checks.Select(check => check.BandList.Chain().ToArray())];
        (_answers, _certain) = (new CheckAnswer[checks.Count], new CheckAnswer[checks.Count]);
    }

    public bool IsReached(AnalysisQuestion question) =>
        question.Kind == QuestionKind.Test ? IsGiven(_definition.Tests[question.Check]) : _reached.Contains(question);

    /// <summary>Whether a check was neither silent nor excused.</summary>
    public bool IsAnswered(int check) => _answered.Contains(check);

    /// <summary>Judges facts and records the parts that they reach.</summary>
    public void Add(DecisionFacts given)
    {
        var facts = _probing.Bind(given);
        Judge(facts, JudgeScope.Whole, _answers);
        NoteGuards();
        NoteAnswers(facts);
        var worst = NoteDeciding();
        if (given.IsNotRequested)
        {
            Judge(facts, JudgeScope.DebitAlone, _answers);
            if (!Enumerable.Range(0, _unguarded.Length).Any(check => AnswerOf(check).Outcome == Outcome.Decline))
            {
                Judge(facts, JudgeScope.Whole, _answers);
            }
        }

        NoteVerdict(worst, given.FailureCode);
    }

    private void Judge(FactVector facts, JudgeScope scope, CheckAnswer[] answers) =>
        Evaluator.Judge(_probing.Compiled, facts, scope, answers);

    private CheckAnswer AnswerOf(int check) => _answers[_places[check]];

    private int PlaceOf(int probe) => _places[_definition.Checks.Count + probe];

    private void NoteGuards()
    {
        for (var index = 0; index < _probes.Count; index++)
        {
            var probe = _probes[index];
            if (probe.Guard != GuardProbe.NoGuard && AnswerOf(probe.Check).State != CheckState.Silent
                && _answers[PlaceOf(index)].State == CheckState.Excused)
            {
                _reached.Add(new AnalysisQuestion(QuestionKind.Guard, probe.Check, Item: probe.Guard));
            }
        }
    }

    private void NoteAnswers(FactVector facts)
    {
        // The holds that are not yet posted determine the band, whatever the possibly posted ones are.
        var certain = _answers;
        if (Array.Exists(_answers, answer => answer.HoldPossible))
        {
            certain = _certain;
            Judge(_probing.Bind(facts.Facts with { HeldPossible = Money.Zero(facts.Facts.Amount.Currency) }), JudgeScope.Whole, certain);
        }

        for (var check = 0; check < _unguarded.Length; check++)
        {
            if (AnswerOf(check).State == CheckState.Answered)
            {
                _answered.Add(check);
                NoteAnswer(check, certain[_unguarded[check]], facts);
            }
        }
    }

    private void NoteAnswer(int check, CheckAnswer certain, FactVector facts)
    {
        if (AnswerOf(check).Outcome >= Outcome.Review)
        {
            _reached.Add(new AnalysisQuestion(QuestionKind.Severe, check));
        }

        if (certain.Band == CheckAnswer.NoBand)
        {
            _reached.Add(new AnalysisQuestion(QuestionKind.Unknown, check));
            return;
        }

        var bandList = _bandLists[check][certain.Depth];
        _reached.Add(new AnalysisQuestion(QuestionKind.Band, check, certain.Depth, certain.Band));
        if (bandList.Bands[certain.Band].Values is { Count: > 0 } values)
        {
            var value = bandList.Measure.Fact is MeasureFact.Word word ? word.Read(facts.Facts).Value : null;
            _reached.Add(new AnalysisQuestion(
                QuestionKind.Value, check, certain.Depth, certain.Band, values.Index().Single(row => row.Item == value).Index));
        }
    }

    private Outcome NoteDeciding()
    {
        var (worst, count, last) = (Outcome.None, 0, 0);
        for (var check = 0; check < _unguarded.Length; check++)
        {
            var outcome = AnswerOf(check).Outcome;
            (worst, count, last) = outcome > worst
                ? (outcome, 1, check)
                : outcome == worst ? (worst, count + 1, last) : (worst, count, last);
        }

        if (count == 1 && worst >= Outcome.Review)
        {
            _reached.Add(new AnalysisQuestion(QuestionKind.Decides, last));
        }

        return worst;
    }

    private void NoteVerdict(Outcome worst, string? ownCode)
    {
        var codes = UInt128.Zero;
        for (var check = 0; check < _unguarded.Length; check++)
        {
            var isListed = AnswerOf(check).State == CheckState.Answered
                && (AnswerOf(check).Outcome >= Outcome.Review || worst == Outcome.Accept);
            if (isListed && CodeOf(check, ownCode) is { } code)
            {
                codes |= BitOf(code);
                _ = worst == Outcome.Accept && _reached.Add(new AnalysisQuestion(QuestionKind.Listed, check));
            }
        }

        _verdicts.Add((worst, codes));
    }

    private string? CodeOf(int check, string? ownCode)
    {
        var answer = AnswerOf(check);
        if (answer.HoldPossible)
        {
            return ReasonCodes.HoldPossible;
        }

        var bandList = _bandLists[check][answer.Depth];
        var given = answer.Band == CheckAnswer.NoBand ? bandList.IfUnknown! : bandList.Bands[answer.Band].Answer;
        return given.Reason ?? (bandList.NamesItself(given) ? ownCode : null);
    }

    private bool IsGiven(TestDefinition test) =>
        test.Reasons.All(_codes.Contains)
            && _verdicts.Contains((test.Outcome, test.Reasons.Aggregate(UInt128.Zero, (set, code) => set | BitOf(code))));

    private UInt128 BitOf(string code)
    {
        var place = _codes.IndexOf(code);
        if (place < 0)
        {
            place = _codes.Count;
            _codes.Add(code);
        }

        return UInt128.One << place;
    }
}

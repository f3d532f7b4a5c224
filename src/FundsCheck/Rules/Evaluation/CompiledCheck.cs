using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Evaluation;

/// <summary>A check over atoms: those that must hold, those that must not, and its ladder.</summary>
internal sealed record CompiledCheck(CheckDefinition Definition, int[] For, int[] Unless, CompiledLadder Ladder)
{
    public bool IsGate { get; } = Definition.Ladder.Measure.IsGate;

    public MeasureNeeds Needs { get; } = Definition.Guards.Select(guard => guard.Measure)
        .Concat(Definition.Ladder.Chain().Select(ladder => ladder.Measure))
        .Aggregate(MeasureNeeds.None, (needs, measure) => needs | measure.Needs);
}

using FundsCheck.Rules.Analysis;
using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Loading.Examples;

/// <summary>A rung, or with <see cref="Unknown"/> the answer to an unknown measure, in its ladder and check.</summary>
internal readonly record struct RungPlace(CheckClauses Check, LadderDefinition Ladder, int Index)
{
    public const int Unknown = -1;

    /// <summary>The first rung, of all checks that could be read, that meets a condition; null where none does.</summary>
    public static RungPlace? Find(ExampleScene scene, Func<RungDefinition, bool> isIt)
    {
        foreach (var check in scene.Checks)
        {
            foreach (var ladder in check.Check.Ladder.Chain())
            {
                for (var index = 0; index < ladder.Rungs.Count; index++)
                {
                    if (isIt(ladder.Rungs[index]))
                    {
                        return new RungPlace(check, ladder, index);
                    }
                }
            }
        }

        return null;
    }
}

using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>A rung, or with <see cref="Unknown"/> the answer to an unknown measure, in its ladder and check.</summary>
internal readonly record struct BandPlace(CheckClauses Check, BandListDefinition Ladder, int Index)
{
    public const int Unknown = -1;

    /// <summary>The first rung, of all checks that could be read, that meets a condition; null where none does.</summary>
    public static BandPlace? Find(ExampleScene scene, Func<BandDefinition, bool> isIt)
    {
        foreach (var check in scene.Checks)
        {
            foreach (var ladder in check.Check.BandList.Chain())
            {
                for (var index = 0; index < ladder.Bands.Count; index++)
                {
                    if (isIt(ladder.Bands[index]))
                    {
                        return new BandPlace(check, ladder, index);
                    }
                }
            }
        }

        return null;
    }
}

using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>A band in its band list and check, or the outcome of the unknown measure with <see cref="Unknown"/>.</summary>
internal readonly record struct BandPlace(CheckClauses Check, BandListDefinition BandList, int Index)
{
    public const int Unknown = -1;

    /// <summary>Finds the first band of the valid checks that meets a condition; null without one.</summary>
    public static BandPlace? Find(ExampleScene scene, Func<BandDefinition, bool> isIt)
    {
        foreach (var check in scene.Checks)
        {
            foreach (var bandList in check.Check.BandList.Chain())
            {
                for (var index = 0; index < bandList.Bands.Count; index++)
                {
                    if (isIt(bandList.Bands[index]))
                    {
                        return new BandPlace(check, bandList, index);
                    }
                }
            }
        }

        return null;
    }
}

using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>A band, or with <see cref="Unknown"/> the answer to an unknown measure, in its band list and check.</summary>
internal readonly record struct BandPlace(CheckClauses Check, BandListDefinition BandList, int Index)
{
    public const int Unknown = -1;

    /// <summary>The first band, of all checks that could be read, that meets a condition; null where none does.</summary>
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

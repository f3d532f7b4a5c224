using FundsCheck.Authoring;

namespace FundsCheck.Cli.Rules;

/// <summary>Which changes <c>rules diff --only</c> lists.</summary>
internal static class DiffParts
{
    /// <summary>Null lists everything.</summary>
    public static bool Has(DiffPart? only, RuleSettingChange setting) => only is null || only == PartOf(setting.Direction);

    /// <summary>Null lists everything.</summary>
    public static bool Has(DiffPart? only, RuleChange change) =>
        only is null || only == (PartOf(change.OutcomeDirection) ?? DiffPart.Reasons);

    /// <summary>The part of a direction; null for none.</summary>
    public static DiffPart? PartOf(ChangeDirection direction) => direction switch
    {
        ChangeDirection.Looser => DiffPart.Looser,
        ChangeDirection.Stricter => DiffPart.Stricter,
        _ => null,
    };
}

using FundsCheck.Records;

namespace FundsCheck.Cli.Rules;

/// <summary>What <c>rules tune</c> counts and writes.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Values">The values to count; null for values from the records.</param>
/// <param name="ValuesMax">The number of values from the records.</param>
/// <param name="Returns">The group or list of return codes, as given.</param>
/// <param name="Codes">The same codes; null for all.</param>
/// <param name="GoalText">The goal for the share of returned debits, as given; null without.</param>
/// <param name="Goal">The same goal, from 0 to 1.</param>
/// <param name="NewFile">The file to write; null for none.</param>
internal sealed record TuneSettings(
    TunedThreshold Threshold,
    IReadOnlyList<long>? Values,
    int ValuesMax,
    string Returns,
    IReadOnlySet<string>? Codes,
    string? GoalText,
    double Goal,
    string? NewFile);

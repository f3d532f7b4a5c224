using FundsCheck.Rules.Language;
using FundsCheck.Rules.Reasons;

namespace FundsCheck.Authoring;

/// <summary>
/// A reason with marks in place of values. Two checks of one id with equal templates give equal reasons to the same facts, apart from the
/// guards (<see cref="GuardDifferences"/>).
/// </summary>
/// <param name="Code">The code; null for a failure's own code.</param>
/// <param name="Measure">The measure of the check.</param>
/// <param name="Threshold">The matched condition; null for an unknown measure.</param>
/// <param name="Justification">The justification of a waiver.</param>
/// <param name="Sentence">The sentence for those who run the checks.</param>
internal sealed record ReasonTemplate(string? Code, string Measure, string? Threshold, string? Justification, string Sentence)
{
    // Texts of rule files have no control characters, so a mark never equals an author's text.
    private const char Mark = '\u0001';

    /// <summary>Gets the reason of a band; null for an accept without one.</summary>
    public static ReasonTemplate? OfBand(CheckDefinition check, BandListDefinition bandList, int band)
    {
        var answer = bandList.Bands[band].Answer;
        return !bandList.HasReason(answer)
            ? null
            : Of(check, bandList, band, answer.Reason, answer.Justification, mark: string.Empty);
    }

    /// <summary>The reason of an accept that the possible holds land on another band.</summary>
    public static ReasonTemplate OfHoldPossible(CheckDefinition check, BandListDefinition bandList, int band) =>
        Of(check, bandList, band, ReasonCodes.HoldPossible, because: null, mark: "+");

    /// <summary>The reason of an <c>ifUnknown</c>; null where an accept names none.</summary>
    public static ReasonTemplate? OfUnknown(CheckDefinition check, BandListDefinition bandList, AnswerDefinition answer) =>
        answer.Reason is null ? null : Of(check, bandList, band: null, answer.Reason, answer.Justification, mark: string.Empty);

    private static ReasonTemplate Of(
        CheckDefinition check, BandListDefinition bandList, int? band, string? code, string? because, string mark)
    {
        var threshold = band is { } place ? ThresholdText.Of(bandList.Bands, place) : null;
        var known = bandList.Measure.IsOfReading ? string.Empty : $", {threshold}";
        var before = check.BandList.Chain().TakeWhile(other => !ReferenceEquals(other, bandList)).Select(Unknown);
        var last = threshold is null ? Unknown(bandList) : $"{Mark}{bandList.Measure.Name}{mark}{known}";
        var listed = code is null ? null : ReasonCodes.Find(code);
        var ofFacts = string.Join("; ", [.. before, last]);

        // The words of a failure's own code are those of its category, whatever the author writes.
        var sentence = code is null ? last : ReasonSentence.Join(ofFacts, listed, because, check.Why, ending: string.Empty);
        return new ReasonTemplate(code, bandList.Measure.Name, threshold, because, sentence);
    }

    private static string Unknown(BandListDefinition bandList) => $"{Mark}{bandList.Measure.Name}?";
}

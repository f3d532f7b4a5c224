namespace FundsCheck.Records;

/// <summary>A part of a recorded answer that is answered otherwise now.</summary>
/// <param name="Name">Which part.</param>
/// <param name="Recorded">As it is recorded; null where there is none.</param>
/// <param name="Now">As it is answered now; null where there is none.</param>
public sealed record ReplayDifference(string Name, string? Recorded, string? Now)
{
    /// <summary><c>name: recorded …, now …</c>.</summary>
    public override string ToString() => $"{Name}: recorded {Recorded ?? "nothing"}, now {Now ?? "nothing"}";
}

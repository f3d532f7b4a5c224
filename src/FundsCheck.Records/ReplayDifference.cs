namespace FundsCheck.Records;

/// <summary>A part of a recorded decision that differs in the replay.</summary>
/// <param name="Name">The name of the part, such as <c>outcome</c> or <c>reasons[0]</c>.</param>
/// <param name="Recorded">The recorded text; null for a part that the record lacks.</param>
/// <param name="Now">The text of the replay; null for a part that the replay lacks.</param>
public sealed record ReplayDifference(string Name, string? Recorded, string? Now)
{
    /// <summary><c>name: recorded …, now …</c>.</summary>
    public override string ToString() => $"{Name}: recorded {Recorded ?? "nothing"}, now {Now ?? "nothing"}";
}

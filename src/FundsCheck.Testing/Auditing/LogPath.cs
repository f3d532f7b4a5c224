namespace FundsCheck.Testing;

/// <summary>Where a log is.</summary>
/// <param name="Shown">As the test named it: short, and the same on every machine.</param>
/// <param name="Full">Where it was found.</param>
internal sealed record LogPath(string Shown, string Full);

namespace FundsCheck;

/// <summary>Which rule set judged.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, for people.</param>
/// <param name="Sha256">The SHA-256 of its canonical text in UTF-8, 64 lower-case hexadecimal digits. Formatting never changes it.</param>
public sealed record RuleSetIdentity(string Name, string Version, string Sha256);

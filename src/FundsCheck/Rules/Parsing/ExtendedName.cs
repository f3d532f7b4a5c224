namespace FundsCheck.Rules.Parsing;

/// <summary>Which rule set a file extends.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; null where the file names none, so that the folder has one version only.</param>
internal sealed record ExtendedName(string Name, string? Version);

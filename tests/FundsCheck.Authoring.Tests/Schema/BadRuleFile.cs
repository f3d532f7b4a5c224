namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>An entry of the manifest of bad rule files.</summary>
/// <param name="File">The file's name in its folder.</param>
/// <param name="What">What is wrong with it.</param>
/// <param name="SchemaSees">Whether a JSON Schema can see that.</param>
/// <param name="Line">The line to show an analyst, from 1.</param>
/// <param name="Column">The character in that line, from 1.</param>
/// <param name="Code">The stable code of the problem.</param>
/// <param name="Near">What was probably meant; null where there is nothing to suggest.</param>
/// <param name="IsJson">Whether the text is JSON at all.</param>
internal sealed record BadRuleFile(string File, string What, bool SchemaSees, int Line, int Column, string Code, string? Near, bool IsJson);

namespace FundsCheck.Conventions.Repository;

/// <summary>One file of the repository.</summary>
/// <param name="Path">From the top, with forward slashes.</param>
/// <param name="Text">Its text.</param>
internal sealed record RepositoryFile(string Path, string Text)
{
    public IReadOnlyList<string> Lines { get; } = Text.Split('\n');

    /// <summary>The folder below <c>src</c> or <c>tests</c> that it is in.</summary>
    public string Project => Path.Split('/') is [_, var project, _, ..] ? project : string.Empty;

    /// <summary>The first folder inside the project; empty at its top.</summary>
    public string Folder => Path.Split('/') is [_, _, var folder, _, ..] ? folder : string.Empty;

    public bool IsSource => Path.StartsWith("src/", StringComparison.Ordinal);

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public override string ToString() => Path;
}

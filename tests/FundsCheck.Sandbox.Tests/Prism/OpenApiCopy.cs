namespace FundsCheck.Sandbox.Tests.Prism;

/// <summary>
/// A copy of an OpenAPI file that Prism can check against. Plaid's file lists null among the values of enums that are nullable
/// anyway; Prism then makes a schema with null twice, which its validator refuses to compile, and accepts every body silently.
/// </summary>
internal sealed class OpenApiCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-prism-");

    private OpenApiCopy() => Path = System.IO.Path.Combine(_folder.FullName, "openapi.yml");

    public string Path { get; }

    public static async Task<OpenApiCopy> MakeAsync(string openApi, CancellationToken cancellationToken)
    {
        var copy = new OpenApiCopy();
        var lines = await File.ReadAllLinesAsync(openApi, cancellationToken);
        await File.WriteAllLinesAsync(copy.Path, lines.Where(line => line.Trim() != "- null"), cancellationToken);
        return copy;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

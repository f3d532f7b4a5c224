using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FundsCheck.Mutation;

/// <summary>
/// Compiles one project of the copy, with one file changed. The arguments of the compiler are those of the project's own build; generated
/// sources are taken from that build, and no analyzer runs.
/// </summary>
internal sealed class MutantCompiler
{
    private const string GeneratedFolder = "generated";

    private readonly WorkingCopy _copy;
    private readonly CSharpCompilation _compilation;
    private readonly IEnumerable<ResourceDescription> _resources;

    private MutantCompiler(WorkingCopy copy, CSharpCompilation compilation, IEnumerable<ResourceDescription> resources) =>
        (_copy, _compilation, _resources) = (copy, compilation, resources);

    /// <summary>Builds the project once and reads the arguments of its compiler.</summary>
    public static MutantCompiler Create(WorkingCopy copy, string project)
    {
        var folder = copy.PathOf($"src/{project}");
        string[] properties =
        [
            "-nologo", "-v:q", "-p:EmitCompilerGeneratedFiles=true", $"-p:CompilerGeneratedFilesOutputPath=obj/{GeneratedFolder}",
        ];
        Tool.Run(folder, "dotnet", ["build", .. properties]);
        var json = Tool.Run(
            folder, "dotnet",
            [
                "msbuild", "-nologo", "-t:PrepareResources;Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
                "-p:NonExistentFile=__none__", "-p:BuildProjectReferences=false", "-getItem:CscCommandLineArgs",
            ]);
        using var document = JsonDocument.Parse(json);
        var arguments = document.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!).ToList();
        var parsed = CSharpCommandLineParser.Default.Parse(arguments, folder, sdkDirectory: null);
        var sources = parsed.SourceFiles.Select(source => source.Path)
            .Concat(Directory.EnumerateFiles(Path.Combine(folder, "obj", GeneratedFolder), "*.cs", SearchOption.AllDirectories))
            .Distinct(StringComparer.Ordinal);
        var compilation = CSharpCompilation.Create(
            parsed.CompilationName,
            sources.Select(path => Parse(path, parsed.ParseOptions)),
            parsed.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference)),
            parsed.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Suppress).WithStrongNameProvider(null));
        return new MutantCompiler(copy, compilation, parsed.ManifestResources);
    }

    /// <summary>All mutants of a folder, in the order of the files.</summary>
    public IReadOnlyList<Mutant> FindMutants(string folder) =>
    [
        .. _compilation.SyntaxTrees.Select(tree => (Tree: tree, File: Path.GetRelativePath(_copy.Root, tree.FilePath).Replace('\\', '/')))
            .Where(source => source.File.StartsWith(folder + "/", StringComparison.Ordinal))
            .OrderBy(source => source.File, StringComparer.Ordinal)
            .SelectMany(source => MutantFinder.Find(source.File, source.Tree.GetRoot())),
    ];

    /// <summary>The assembly with the mutant in it; null where it does not compile.</summary>
    public byte[]? Compile(Mutant mutant)
    {
        var tree = mutant.Before.SyntaxTree;
        var mutated = tree.WithRootAndOptions(tree.GetRoot().ReplaceNode(mutant.Before, mutant.After), tree.Options);
        return Emit(_compilation.ReplaceSyntaxTree(tree, mutated), out _);
    }

    /// <summary>The assembly without a mutant.</summary>
    /// <exception cref="MutationException">The sources do not compile.</exception>
    public byte[] CompileUnchanged() => Emit(_compilation, out var errors)
        ?? throw new MutationException($"the sources do not compile:\n{string.Join('\n', errors)}");

    private byte[]? Emit(CSharpCompilation compilation, out IReadOnlyList<Diagnostic> errors)
    {
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, manifestResources: _resources);
        errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        return result.Success ? assembly.ToArray() : null;
    }

    private static SyntaxTree Parse(string path, CSharpParseOptions options)
    {
        using var stream = File.OpenRead(path);
        return CSharpSyntaxTree.ParseText(SourceText.From(stream), options, path);
    }
}

using System.Reflection;
using System.Xml.Linq;

namespace FundsCheck.Conventions.Repository;

/// <summary>The projects in <c>src</c>, as they are found.</summary>
internal static class SourceProjects
{
    public static IReadOnlyList<(string Name, XDocument Xml)> All { get; } = In("src/");

    /// <summary>The projects in <c>samples</c>.</summary>
    public static IReadOnlyList<(string Name, XDocument Xml)> Samples { get; } = In("samples/");

    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. All.Select(project => Assembly.Load(project.Name))];

    /// <summary>Assemblies that a host references: no program, and no package of sources.</summary>
    public static IReadOnlyList<Assembly> Libraries { get; } =
    [
        .. All.Where(project => Property(project.Xml, "OutputType") != "Exe" && Property(project.Xml, "IncludeBuildOutput") != "false")
            .Select(project => Assembly.Load(project.Name)),
    ];

    /// <summary>Every hand-written type: types of compilers and generators are left out.</summary>
    public static IEnumerable<Type> WrittenTypes(this Assembly assembly) => assembly.GetTypes().Where(IsWritten);

    private static List<(string Name, XDocument Xml)> In(string folder) =>
    [
        .. RepositoryFiles.Projects.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal))
            .Select(file => (Path.GetFileNameWithoutExtension(file.Path), XDocument.Parse(file.Text))),
    ];

    private static bool IsWritten(Type type) =>
        !type.FullName!.Contains('<', StringComparison.Ordinal)
        && !type.GetCustomAttributes(inherit: false)
            .Any(attribute => attribute is System.Runtime.CompilerServices.CompilerGeneratedAttribute
                or System.CodeDom.Compiler.GeneratedCodeAttribute)
        && type.Namespace?.StartsWith("FundsCheck", StringComparison.Ordinal) == true;

    private static string? Property(XDocument project, string name) =>
        project.Descendants(name).Select(element => element.Value).LastOrDefault();
}

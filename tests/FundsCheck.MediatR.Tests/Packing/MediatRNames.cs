using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using MediatR;

namespace FundsCheck.MediatR.Tests.Packing;

/// <summary>Which of MediatR's names a source text, or an assembly, uses.</summary>
internal static partial class MediatRNames
{
    // The names of later versions only: a source that used one would compile in some hosts only.
    private static readonly string[] Later =
        [
            "ISender", "IPublisher", "IStreamRequest", "IStreamRequestHandler", "IStreamPipelineBehavior", "INotificationPublisher",
            "NotificationHandlerExecutor", "MediatRServiceConfiguration", "AddMediatR", "IRequestExceptionHandler",
            "IRequestExceptionAction", "RequestExceptionHandlerState",
        ];

    private static readonly HashSet<string> All =
        [.. typeof(IMediator).Assembly.GetExportedTypes().Select(type => type.Name.Split('`')[0]), .. Later];

    /// <summary>Names of MediatR's types and namespaces in a source text, comments left out.</summary>
    public static IReadOnlyList<string> In(string source)
    {
        var code = Comment().Replace(source, string.Empty);
        var types = Identifier().Matches(code).Select(match => match.Value).Where(All.Contains);
        var namespaces = Namespace().Matches(code).Select(match => match.Value);
        return [.. types.Concat(namespaces).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Types, and members as <c>Type.Member</c>, that a compiled assembly takes from MediatR.</summary>
    public static IReadOnlyList<string> InAssembly(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Where(handle => IsMediatR(metadata, handle)).Select(handle => Name(metadata, handle));
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference && IsMediatR(metadata, (TypeReferenceHandle)member.Parent))
            .Select(member => $"{Name(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}");
        return [.. types.Concat(members).Order(StringComparer.Ordinal)];
    }

    private static bool IsMediatR(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind == HandleKind.AssemblyReference
            && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == typeof(IMediator).Assembly
                .GetName().Name;
    }

    private static string Name(MetadataReader metadata, TypeReferenceHandle handle) =>
        metadata.GetString(metadata.GetTypeReference(handle).Name);

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b[A-Za-z_]\w*\b")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"(?<![\w.])MediatR(\.\w+)*")]
    private static partial Regex Namespace();
}

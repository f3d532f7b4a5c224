using System.Reflection;
using System.Runtime.CompilerServices;
using FundsCheck.Conventions.Dependencies;

namespace FundsCheck.Conventions.Types;

/// <summary>The conventions that reflection can check.</summary>
internal static class TypeConventions
{
    // The public namespaces: a public type in another namespace is a mistake.
    private static readonly string[] PublicNamespaces =
        [
            "FundsCheck", "Microsoft.Extensions.DependencyInjection", "FundsCheck.DependencyInjection",
            "FundsCheck.Holds", "FundsCheck.Rules", "FundsCheck.Rules.HotReload",
            "FundsCheck.Rules.Language", "FundsCheck.Storage", "FundsCheck.Authoring", "FundsCheck.DecisionLog", "FundsCheck.Plaid",
            "FundsCheck.AspNetCore", "FundsCheck.Plaid.AspNetCore",
            "FundsCheck.PostgreSql", "FundsCheck.Records", "FundsCheck.Records.Format", "FundsCheck.Sandbox", "FundsCheck.Testing",

            // The rule model, for the tools of rule authors.
            "FundsCheck.Rules.Evaluation", "FundsCheck.Rules.Parsing", "FundsCheck.Rules.Reasons", "FundsCheck.Rules.Validation",
            "FundsCheck.Rules.Validation.Analysis",

            // Components of Razor are public, and so is what they take; no host references the assembly.
            "FundsCheck.Pages", "FundsCheck.Pages.Charts", "FundsCheck.Pages.Reports",
        ];

    // Taken from an interface, or from a base type, that has no such name or no token.
    private static readonly string[] ForeignMembers = ["DisposeAsync", "Handle", "Main"];

    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static;

    /// <summary>A type that is neither sealed nor meant to be derived from.</summary>
    public static IEnumerable<string> Open(Type type) =>
        type.IsSealed || type.IsAbstract || type.IsInterface || type.IsValueType ? [] : [$"{type}: is open; seal it"];

    /// <summary>A public type in a namespace that promises nothing.</summary>
    public static IEnumerable<string> Misplaced(Type type) =>
        IsVisible(type) && !PublicNamespaces.Contains(type.Namespace, StringComparer.Ordinal)
            ? [$"{type}: is public in {type.Namespace}, which is internal; make it internal, or name the namespace among the public ones"]
            : [];

    /// <summary>
    /// Asynchronous methods without <c>Async</c> at the end, public ones without a token at the end, and those that nobody can await.
    /// </summary>
    public static IEnumerable<string> Asynchronous(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield break;
        }

        foreach (var method in type.GetMethods(Declared)
            .Where(method => IsWritten(method) && !ForeignMembers.Contains(method.Name, StringComparer.Ordinal)))
        {
            if (!IsAsynchronous(method.ReturnType))
            {
                if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
                {
                    yield return $"{type}.{method.Name}: is async void; return a task";
                }

                continue;
            }

            if (!method.Name.EndsWith("Async", StringComparison.Ordinal))
            {
                yield return $"{type}.{method.Name}: is asynchronous; end its name in Async";
            }

            if (method.IsPublic && IsVisible(type) && method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken))
            {
                yield return $"{type}.{method.Name}: is asynchronous and public; take a CancellationToken last";
            }
        }
    }

    /// <summary>Public members that show a type of a package that is kept inside.</summary>
    public static IEnumerable<string> Foreign(Type type)
    {
        if (!IsVisible(type))
        {
            return [];
        }

        var shown = type.GetInterfaces().Append(type.BaseType)
            .Concat(type.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints()))
            .Select(other => (Member: "(base)", Type: other));
        var members = type.GetMembers(Declared).Where(IsShown)
            .SelectMany(member => TypesOf(member).Select(other => (Member: member.Name, Type: (Type?)other)));
        return shown.Concat(members).Where(use => use.Type is not null && IsKeptInside(use.Type))
            .Select(use => $"{type}.{use.Member}: shows {use.Type}; keep it inside").Distinct(StringComparer.Ordinal);
    }

    public static bool IsVisible(Type type) => type.IsVisible;

    // A case of a contract is a sentence, as a test is.
    private static bool IsWritten(MethodInfo method) =>
        !method.Name.Contains('<', StringComparison.Ordinal) && !method.Name.Contains('_', StringComparison.Ordinal)
            && !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsAsynchronous(Type type) => typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (type.IsGenericType
            && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    private static bool IsShown(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsShown),
        EventInfo happening => IsShown(happening.AddMethod!),
        _ => false,
    };

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
            .Concat(method.GetGenericArguments().SelectMany(argument => argument.GetGenericParameterConstraints())),
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        FieldInfo field => [field.FieldType],
        PropertyInfo property => property.GetIndexParameters().Select(parameter => parameter.ParameterType).Append(property.PropertyType),
        EventInfo happening => [happening.EventHandlerType!],
        _ => [],
    };

    private static bool IsKeptInside(Type type)
    {
        if (type.HasElementType)
        {
            return IsKeptInside(type.GetElementType()!);
        }

        var assembly = type.Assembly.GetName().Name!;
        return PackageScanner.KeptInside.Any(package => assembly == package || assembly.StartsWith(package + ".", StringComparison.Ordinal))
            || (type.IsGenericType && type.GetGenericArguments().Any(argument => !argument.IsGenericParameter && IsKeptInside(argument)));
    }
}

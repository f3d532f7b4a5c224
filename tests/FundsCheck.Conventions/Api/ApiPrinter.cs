using System.Reflection;
using System.Runtime.CompilerServices;

namespace FundsCheck.Conventions.Api;

/// <summary>The public API of an assembly: one line for each public type and each public member, in ordinal order.</summary>
internal static class ApiPrinter
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static;

    public static IReadOnlyList<string> Print(Assembly assembly) => Print(assembly.GetExportedTypes());

    public static IReadOnlyList<string> Print(IEnumerable<Type> types) => [.. types.SelectMany(Lines).Order(StringComparer.Ordinal)];

    public static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<string> Lines(Type type)
    {
        var name = TypeText.Full(type);
        var text = new MemberText();
        return Members(type, text).Select(member => $"{name}: {member}").Prepend($"{name} = {Header(type)}");
    }

    private static string Header(Type type)
    {
        var inheritedInterfaces = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Except(inheritedInterfaces)
            .Where(implemented => implemented.IsVisible && !(IsRecord(type) && IsOwnEquality(implemented, type))).Select(TypeText.Of)
            .Order(StringComparer.Ordinal);
        var parent = type.BaseType is { } inherited && inherited != typeof(object) && inherited != typeof(ValueType)
            && inherited != typeof(Enum) ? [TypeText.Of(inherited)] : Array.Empty<string>();
        var parents = type.IsEnum ? [TypeText.Of(Enum.GetUnderlyingType(type))] : parent.Concat(bases).ToArray();
        return Kind(type) + (parents.Length > 0 ? " : " + string.Join(", ", parents) : string.Empty) + Constraints(type);
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return "delegate";
        }

        var record = IsRecord(type) ? "record" : string.Empty;
        if (type.IsValueType)
        {
            var readOnly = type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : string.Empty;
            return $"{readOnly}{(record.Length > 0 ? "record " : string.Empty)}struct";
        }

        var open = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => string.Empty,
        };
        return open + (record.Length > 0 ? record : "class");
    }

    private static string Constraints(Type type) => string.Concat(type.GetGenericArguments().Where(argument => argument.IsGenericParameter)
        .Select(argument => (argument.Name, Of: argument.GetGenericParameterConstraints().Select(TypeText.Of).ToList()))
        .Where(constraint => constraint.Of.Count > 0)
        .Select(constraint => $" where {constraint.Name} : {string.Join(", ", constraint.Of)}"));

    private static IEnumerable<string> Members(Type type, MemberText text)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [text.Of(type.GetMethod("Invoke")!)];
        }

        var constructors = type.GetConstructors(Declared)
            .Where(constructor => !constructor.IsStatic && IsShown(constructor) && !IsGenerated(constructor)).Select(text.Of);
        var methods = type.GetMethods(Declared)
            .Where(method => IsShown(method) && !IsGenerated(method)
                && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))).Select(text.Of);
        var properties = type.GetProperties(Declared)
            .Where(property => property.GetAccessors(nonPublic: true).Any(IsShown) && property.Name != "EqualityContract").Select(text.Of);
        var fields = type.GetFields(Declared)
            .Where(field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName).Select(text.Of);
        var events = type.GetEvents(Declared).Where(happening => IsShown(happening.AddMethod!)).Select(text.Of);
        return constructors.Concat(methods).Concat(properties).Concat(fields).Concat(events);
    }

    // Members that every record has are left out: equality, copy and deconstruction.
    private static bool IsGenerated(MethodBase method) => method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name == "<Clone>$";

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared) is not null;

    private static bool IsOwnEquality(Type implemented, Type type) =>
        implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IEquatable<>)
            && implemented.GetGenericArguments()[0].IsAssignableFrom(type);
}

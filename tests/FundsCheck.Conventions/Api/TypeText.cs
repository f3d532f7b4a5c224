using System.Reflection;

namespace FundsCheck.Conventions.Api;

/// <summary>Writes types as C# does, with the question marks of nullable references.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(byte)] = "byte",
        [typeof(char)] = "char", [typeof(int)] = "int", [typeof(long)] = "long", [typeof(decimal)] = "decimal", [typeof(double)] = "double",
    };

    /// <summary>A type as a member shows it.</summary>
    public static string Of(Type type, NullabilityInfo nullability)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value, nullability) + "?";
        }

        var suffix = !type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? "?" : string.Empty;
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability.ElementType ?? nullability)}[]{suffix}";
        }

        if (!type.IsGenericType)
        {
            return Of(type) + suffix;
        }

        // Of a nullable value, the arguments of the value are known; of any other, they are its own.
        var arguments = type.GetGenericArguments().Select((argument, index) =>
            index < nullability.GenericTypeArguments.Length ? Of(argument, nullability.GenericTypeArguments[index]) : Of(argument));
        return $"{Name(type)}<{string.Join(", ", arguments)}>{suffix}";
    }

    /// <summary>A type by itself.</summary>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        return type.IsGenericType ? $"{Name(type)}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : Name(type);
    }

    /// <summary>A type by its whole name: ours with the namespace, nested ones with the type around them.</summary>
    public static string Full(Type type) => $"{type.Namespace}.{Of(type)}";

    private static string Name(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}.{name}" : name;
    }
}

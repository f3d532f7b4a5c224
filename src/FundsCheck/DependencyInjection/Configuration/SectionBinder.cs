using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace FundsCheck.DependencyInjection.Configuration;

/// <summary>
/// Binds options to a section, key by key, so that every unknown key and every value of another type is found at once. No message has the
/// value of a secret.
/// </summary>
[RequiresUnreferencedCode(SectionOptionsFactory<object>.Reflection)]
[RequiresDynamicCode(SectionOptionsFactory<object>.Reflection)]
internal static class SectionBinder
{
    /// <summary>Sets what a section states, and leaves the rest as it is.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">The options.</param>
    /// <param name="others">The paths of the sections of other options.</param>
    /// <returns>The problems, each with the path of its key.</returns>
    public static IReadOnlyList<string> Bind(IConfigurationSection section, object options, params IReadOnlyCollection<string> others)
    {
        var problems = new List<string>();
        foreach (var child in section.GetChildren())
        {
            var properties = options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite || !IsValue(property.PropertyType)).ToList();
            var match = properties.Find(property => property.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (match is null)
            {
                var suggestion = Suggestion.For(
                    child.Key, properties.Select(property => property.Name).Concat(others.Select(other => other.Split(':')[^1])));
                problems.AddRange(Unknown(child, others).Select(path => $"{path} is unknown{suggestion}"));
            }
            else if (IsValue(match.PropertyType))
            {
                if (TryRead(child, match.PropertyType, problems, out var value))
                {
                    match.SetValue(options, value);
                }
            }
            else
            {
                problems.AddRange(BindInner(child, match, options));
            }
        }

        return problems;
    }

    /// <summary>The keys of a section that belong to no options.</summary>
    private static IEnumerable<string> Unknown(IConfigurationSection section, IReadOnlyCollection<string> others) =>
        others.Contains(section.Path, StringComparer.OrdinalIgnoreCase) ? []
        : others.Any(other => other.StartsWith($"{section.Path}:", StringComparison.OrdinalIgnoreCase))
            ? section.GetChildren().SelectMany(child => Unknown(child, others))
            : [section.Path];

    private static IReadOnlyList<string> BindInner(IConfigurationSection section, PropertyInfo property, object options)
    {
        if (section.Value is { Length: > 0 })
        {
            return [$"{section.Path} is a value; it has keys of its own"];
        }

        var inner = property.GetValue(options);
        if (inner is null)
        {
            inner = Activator.CreateInstance(property.PropertyType);
            property.SetValue(options, inner);
        }

        return inner is IDictionary map
            ? BindMap(section, map)
            : Bind(section, inner ?? throw new InvalidOperationException($"{section.Path} has no value"));
    }

    private static List<string> BindMap(IConfigurationSection section, IDictionary map)
    {
        var problems = new List<string>();
        var type = map.GetType().GenericTypeArguments[1];
        foreach (var child in section.GetChildren())
        {
            if (TryRead(child, type, problems, out var value))
            {
                map[child.Key] = value;
            }
        }

        return problems;
    }

    private static bool TryRead(IConfigurationSection section, Type type, List<string> problems, out object? value)
    {
        value = null;
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (section.Value is null)
        {
            problems.AddRange(section.GetChildren().Take(1).Select(_ => $"{section.Path} has keys; it is one value"));
            return false;
        }

        // An empty text is that of a variable that is not set.
        if (section.Value.Length == 0 && !target.IsValueType)
        {
            return false;
        }

        try
        {
            value = TypeDescriptor.GetConverter(target).ConvertFromInvariantString(section.Value);
            return true;
        }
#pragma warning disable CA1031 // Converters throw any exception; its text may quote the value.
        catch (Exception)
#pragma warning restore CA1031
        {
            problems.Add(target == typeof(Secret)
                ? $"{section.Path} is not usable; write a text"
                : $"{section.Path} is \"{section.Value}\"; write {FormOf(target)}");
            return false;
        }
    }

    private static bool IsValue(Type type) => TypeDescriptor.GetConverter(Nullable.GetUnderlyingType(type) ?? type)
        .CanConvertFrom(typeof(string));

    private static string FormOf(Type type) => type switch
    {
        _ when type == typeof(TimeSpan) => "a duration, such as \"00:00:30\"",
        _ when type == typeof(bool) => "\"true\" or \"false\"",
        _ when type == typeof(Uri) => "an address, such as \"https://example.com\"",
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ => string.Create(CultureInfo.InvariantCulture, $"a {(type == typeof(string) ? "text" : "whole number")}"),
    };
}

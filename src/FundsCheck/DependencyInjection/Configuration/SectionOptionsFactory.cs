using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace FundsCheck.DependencyInjection.Configuration;

/// <summary>
/// Creates options that are bound to a section, then configured in code. What the section has wrong is reported with all other problems,
/// and each problem of an option names the path of its key.
/// </summary>
/// <typeparam name="TOptions">The options.</typeparam>
[RequiresUnreferencedCode(Reflection)]
[RequiresDynamicCode(Reflection)]
internal sealed class SectionOptionsFactory<TOptions>(
    IEnumerable<IConfigureOptions<TOptions>> setups,
    IEnumerable<IPostConfigureOptions<TOptions>> postConfigures,
    IEnumerable<IValidateOptions<TOptions>> validations,
    IEnumerable<OptionsSection> sections)
    : IOptionsFactory<TOptions>
    where TOptions : class, new()
{
    public const string Reflection = "The members of options are found by reflection.";

    public TOptions Create(string name)
    {
        var options = new TOptions();
        var section = sections.LastOrDefault(
            bound => bound.Options == typeof(TOptions) && string.Equals(bound.Name, name, StringComparison.Ordinal))?.Section;
        var unbound = section is null ? [] : SectionBinder.Bind(section, options, [.. sections.Select(other => other.Section.Path)]);
        Configure(options, name);
        string[] problems =
        [
            .. unbound,
            .. validations.Select(validation => validation.Validate(name, options)).Where(result => result.Failed)
                .SelectMany(result => result.Failures ?? []).Select(failure => section is null ? failure : WithPath(failure, section.Path)),
        ];
        return problems.Length == 0 ? options : throw new OptionsValidationException(name, typeof(TOptions), problems);
    }

    private void Configure(TOptions options, string name)
    {
        foreach (var setup in setups)
        {
            if (setup is IConfigureNamedOptions<TOptions> named)
            {
                named.Configure(name, options);
            }
            else if (name.Length == 0)
            {
                setup.Configure(options);
            }
        }

        foreach (var postConfigure in postConfigures)
        {
            postConfigure.PostConfigure(name, options);
        }
    }

    // A problem of an option begins with its name.
    private static string WithPath(string problem, string path)
    {
        var option = string.Concat(problem.TakeWhile(char.IsAsciiLetter));
        return typeof(TOptions).GetProperty(option) is null ? problem : $"{path}:{problem}";
    }
}

using System.Diagnostics.CodeAnalysis;
using FundsCheck.DependencyInjection.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FundsCheck.DependencyInjection;

/// <summary>Binds options to the host's configuration, for adapters.</summary>
public static class SectionOptionsBuilderExtensions
{
    /// <summary>The section of the library in a host's configuration: <c>FundsCheck</c>.</summary>
    internal const string SectionName = "FundsCheck";

    /// <summary>
    /// Binds options to a section. An unknown key, and a value of another type, is a problem of the options, reported with all others, by
    /// the path of its key. What is configured in code comes after the section.
    /// </summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="options">The builder of the options.</param>
    /// <param name="configuration">The section, or a configuration that has it.</param>
    /// <param name="path">The path of the section in a configuration that has it, such as <c>FundsCheck:Plaid</c>.</param>
    /// <returns>The same builder.</returns>
    [RequiresUnreferencedCode(SectionOptionsFactory<object>.Reflection)]
    [RequiresDynamicCode(SectionOptionsFactory<object>.Reflection)]
    public static OptionsBuilder<TOptions> BindSection<TOptions>(
        this OptionsBuilder<TOptions> options, IConfiguration configuration, string path)
        where TOptions : class, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options.Services.AddSingleton(new OptionsSection(typeof(TOptions), options.Name, SectionOf(configuration, path)));
        options.Services.Replace(ServiceDescriptor.Transient<IOptionsFactory<TOptions>, SectionOptionsFactory<TOptions>>());
        return options;
    }

    internal static IConfigurationSection SectionOf(IConfiguration configuration, string path) =>
        configuration as IConfigurationSection ?? configuration.GetSection(path);
}

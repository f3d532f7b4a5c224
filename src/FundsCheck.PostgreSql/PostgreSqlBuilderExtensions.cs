using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using FundsCheck.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>Registers PostgreSQL as the decision store.</summary>
public static class PostgreSqlBuilderExtensions
{
    /// <summary>
    /// Keeps decisions in PostgreSQL, where any number of processes decide on the same accounts. `fundscheck store migrate` adds the schema
    /// first. The store has a pool of its own, and is opened when it is first used.
    /// </summary>
    /// <param name="builder">The builder that <c>AddFundsCheck</c> returns.</param>
    /// <param name="connectionString">How to connect, as Npgsql reads it.</param>
    /// <param name="configure">Sets the options of the store; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">Another store is registered, or an option is out of range.</exception>
    /// <exception cref="ArgumentException">The connection string has an unknown keyword or value.</exception>
    public static FundsCheckBuilder UsePostgreSql(
        this FundsCheckBuilder builder, string connectionString, Action<PostgreSqlOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        var settings = new NpgsqlConnectionStringBuilder(connectionString).ConnectionString;
#pragma warning disable CA2000 // The store disposes of its own pool.
        return Use(builder, _ => NpgsqlDataSource.Create(settings), ownsDatabase: true, configure);
#pragma warning restore CA2000
    }

    /// <summary>The same by a data source that the host has, and disposes of.</summary>
    /// <param name="builder">The builder that <c>AddFundsCheck</c> returns.</param>
    /// <param name="database">The database.</param>
    /// <param name="configure">Sets the options of the store; null for the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">Another store is registered, or an option is out of range.</exception>
    public static FundsCheckBuilder UsePostgreSql(
        this FundsCheckBuilder builder, NpgsqlDataSource database, Action<PostgreSqlOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        return Use(builder, _ => database, ownsDatabase: false, configure);
    }

    /// <summary>The same by the host's configuration: the section <c>FundsCheck:PostgreSql</c> has the members of the options.</summary>
    /// <param name="builder">The builder that <c>AddFundsCheck</c> returns.</param>
    /// <param name="configuration">The host's configuration, or the section itself.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">Another store is registered.</exception>
    /// <remarks>An unknown key and an invalid value stop the host at start, with every problem and the path of its key.</remarks>
    [RequiresUnreferencedCode("The members of options are found by reflection.")]
    [RequiresDynamicCode("The members of options are found by reflection.")]
    public static FundsCheckBuilder UsePostgreSql(this FundsCheckBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddStoreTelemetry();
        builder.UseDecisionStore(services =>
        {
            var options = services.GetRequiredService<IOptions<PostgreSqlOptions>>().Value;
#pragma warning disable CA2000 // The store disposes of its own pool.
            return Open(services, NpgsqlDataSource.Create(options.ConnectionString?.Reveal() ?? string.Empty), ownsDatabase: true, options);
#pragma warning restore CA2000
        });
        builder.Services.AddOptions<PostgreSqlOptions>().BindSection(configuration, "FundsCheck:PostgreSql").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PostgreSqlOptions>, PostgreSqlOptionsValidator>();
        return builder;
    }

    private static FundsCheckBuilder Use(
        FundsCheckBuilder builder, Func<IServiceProvider, NpgsqlDataSource> database, bool ownsDatabase,
        Action<PostgreSqlOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new PostgreSqlOptions();
        configure?.Invoke(options);
        options.Validate();
        builder.Services.AddStoreTelemetry();
        return builder.UseDecisionStore(services => Open(services, database(services), ownsDatabase, options));
    }

    private static void AddStoreTelemetry(this IServiceCollection services) => services.TryAddSingleton(provider => new StoreTelemetry(
        provider.GetService<IMeterFactory>(), provider.GetRequiredService<TimeProvider>(), "postgresql"));

    private static PostgreSqlDecisionStore Open(
        IServiceProvider services, NpgsqlDataSource database, bool ownsDatabase, PostgreSqlOptions options) =>
        PostgreSqlDecisionStore.Open(
            database, ownsDatabase, options, services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<IFundsChecker>>(),
            services.GetRequiredService<StoreTelemetry>());

    private sealed class PostgreSqlOptionsValidator : IValidateOptions<PostgreSqlOptions>
    {
        public ValidateOptionsResult Validate(string? name, PostgreSqlOptions options) => OptionProblems.ToResult(
        [
            .. OptionProblems.When(!IsUsable(options.ConnectionString), "ConnectionString is not set, or is none of Npgsql's"),
            .. options.FindProblems(),
        ]);

        private static bool IsUsable(Secret? connectionString)
        {
            try
            {
                return new NpgsqlConnectionStringBuilder(connectionString?.Reveal()).Host is not null;
            }
#pragma warning disable CA1031 // The text of the exception may quote the connection string.
            catch (Exception)
#pragma warning restore CA1031
            {
                return false;
            }
        }
    }
}

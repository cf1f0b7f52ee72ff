// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Serves each Configuration Admin that comes. No component: configurations are in place before Declarative Services
 * start, so that no component starts twice.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {

    private @Nullable ServiceTracker<ConfigurationAdmin, ServiceRegistration<?>> tracker;

    @Override
    public void start(BundleContext context) {
        context.registerService(ArtifactInstaller.class, new StrayJars(), null);
        ServiceTracker<ConfigurationAdmin, ServiceRegistration<?>> opened = new Tracker(context);
        tracker = opened;
        opened.open();
    }

    @Override
    public void stop(BundleContext context) {
        ServiceTracker<ConfigurationAdmin, ServiceRegistration<?>> opened = tracker;
        if (opened != null) {
            opened.close();
        }
    }

    private static final class Tracker extends ServiceTracker<ConfigurationAdmin, ServiceRegistration<?>> {

        Tracker(BundleContext context) {
            super(context, ConfigurationAdmin.class, null);
        }

        @Override
        public ServiceRegistration<?> addingService(ServiceReference<ConfigurationAdmin> reference) {
            JsonConfigurations configurations = new JsonConfigurations(
                    context.getService(reference),
                    new Placeholders(context::getProperty),
                    Optional.ofNullable(context.getProperty("kith.conf")).map(Path::of));
            String[] types = {ArtifactInstaller.class.getName(), ConfigurationListener.class.getName()};
            return context.registerService(types, configurations, null);
        }

        @Override
        public void removedService(ServiceReference<ConfigurationAdmin> reference, ServiceRegistration<?> served) {
            served.unregister();
            context.ungetService(reference);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import org.apache.felix.webconsole.spi.BrandingPlugin;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Name and sign of the house on every page of the console. */
@Component
public final class Brand implements BrandingPlugin {

    private static final String NAME = "Kith";
    private static final String SIGN = "/" + ThingsPage.LABEL + "/res/kith.svg";

    private final String start;

    /** The brand, whose sign leads to the page of things. */
    @Activate
    public Brand(BundleContext context) {
        String root = context.getProperty("felix.webconsole.manager.root");
        start = (root == null ? "/system/console" : root) + "/" + ThingsPage.LABEL;
    }

    @Override
    public String getBrandName() {
        return NAME;
    }

    @Override
    public String getProductName() {
        return NAME;
    }

    @Override
    public String getProductURL() {
        return start;
    }

    @Override
    public String getProductImage() {
        return SIGN;
    }

    @Override
    public String getVendorName() {
        return NAME;
    }

    @Override
    public String getVendorURL() {
        return start;
    }

    @Override
    public String getVendorImage() {
        return SIGN;
    }

    @Override
    public String getFavIcon() {
        return SIGN;
    }

    @Override
    public String getMainStyleSheet() {
        return "/res/ui/webconsole.css";
    }
}
